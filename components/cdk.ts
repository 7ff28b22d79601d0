export { Network, type NetworkProps } from "./network/cdk";
export { Bucket, type BucketProps, LogBucket, type LogBucketProps } from "./storage/bucket/cdk";
export { Key, type KeyProps } from "./storage/key/cdk";

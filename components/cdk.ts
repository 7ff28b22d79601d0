export { Network, type NetworkProps } from "./network/cdk";
export { Bucket, type BucketProps, LogBucket, type LogBucketProps } from "./storage/bucket/cdk";
export { Key, type KeyProps, Keys, type KeysProps } from "./storage/key/cdk";

export { Network, type NetworkArgs } from "./network/pulumi";
export { Bucket, type BucketArgs, LogBucket, type LogBucketArgs } from "./storage/bucket/pulumi";
export { Key, type KeyArgs } from "./storage/key/pulumi";

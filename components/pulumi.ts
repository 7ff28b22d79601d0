export { Network, type NetworkArgs } from "./network/pulumi";
export { Bucket, type BucketArgs, LogBucket, type LogBucketArgs } from "./storage/bucket/pulumi";
export { Key, type KeyArgs, Keys, type KeysArgs } from "./storage/key/pulumi";

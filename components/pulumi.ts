export { Network, type NetworkArgs } from "./network/pulumi";
export { Bucket, type BucketArgs, LogBucket, type LogBucketArgs } from "./storage/bucket/pulumi";
export { Key, type KeyArgs, Keys, type KeysArgs } from "./storage/key/pulumi";
export { LogGroup, type LogGroupArgs } from "./storage/log-group/pulumi";
export { Queue, type QueueArgs } from "./storage/queue/pulumi";
export { Table, type TableArgs } from "./storage/table/pulumi";
export { Topic, type TopicArgs } from "./storage/topic/pulumi";

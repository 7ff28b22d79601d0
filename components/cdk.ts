export { Network, type NetworkProps } from "./network/cdk";
export { Bucket, type BucketProps, LogBucket, type LogBucketProps } from "./storage/bucket/cdk";
export { Key, type KeyProps, Keys, type KeysProps } from "./storage/key/cdk";
export { LogGroup, type LogGroupProps } from "./storage/log-group/cdk";
export { Queue, type QueueProps } from "./storage/queue/cdk";
export { Table, type TableProps } from "./storage/table/cdk";
export { Topic, type TopicProps } from "./storage/topic/cdk";

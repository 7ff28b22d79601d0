import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface OrderQueueArgs {
  readonly owner: string;
  readonly key: pulumi.Input<string>;
}

/**
 * Orders that wait for the warehouse. One that fails five times is put aside for a person to look at. A queue that is encrypted
 * refuses plain HTTP by itself. No other queue sends its dead letters to either.
 */
export const orderQueue = ({ owner, key }: OrderQueueArgs): aws.sqs.Queue => {
  const tags = { Owner: owner };
  const twoWeeks = 14 * 24 * 60 * 60;
  const failed = new aws.sqs.Queue("failed-orders", { kmsMasterKeyId: key, messageRetentionSeconds: twoWeeks, tags });
  const orders = new aws.sqs.Queue("orders", {
    kmsMasterKeyId: key,
    redriveAllowPolicy: JSON.stringify({ redrivePermission: "denyAll" }),
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: failed.arn, maxReceiveCount: 5 }),
    tags,
  });
  new aws.sqs.RedriveAllowPolicy("failed-orders", {
    queueUrl: failed.id,
    redriveAllowPolicy: pulumi.jsonStringify({ redrivePermission: "byQueue", sourceQueueArns: [orders.arn] }),
  });
  return orders;
};

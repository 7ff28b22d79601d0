import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface OrderQueueArgs {
  readonly owner: string;
  readonly key: pulumi.Input<string>;
}

/** Orders that wait for the warehouse. One that fails five times is put aside for a person to look at. */
export const orderQueue = ({ owner, key }: OrderQueueArgs): aws.sqs.Queue => {
  const tags = { Owner: owner };
  const twoWeeks = 14 * 24 * 60 * 60;
  const failed = new aws.sqs.Queue("failed-orders", { kmsMasterKeyId: key, messageRetentionSeconds: twoWeeks, tags });
  const orders = new aws.sqs.Queue("orders", {
    kmsMasterKeyId: key,
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: failed.arn, maxReceiveCount: 5 }),
    tags,
  });
  tlsOnly("failed-orders", failed);
  tlsOnly("orders", orders);
  return orders;
};

const tlsOnly = (name: string, queue: aws.sqs.Queue): aws.sqs.QueuePolicy =>
  new aws.sqs.QueuePolicy(name, {
    queueUrl: queue.url,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyPlainHttp",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: queue.arn,
          Condition: { Bool: { "aws:SecureTransport": false } },
        },
      ],
    }),
  });

import { accountId, partition, region, text, type Text } from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";

/**
 * Who sends logs: S3 (server access logs), load balancers (access and connection logs), VPCs (flow logs), Route 53 Resolver (DNS
 * query logs), WAF, CloudFront (standard logging v2), CloudTrail and Config.
 */
export type LogSource =
  "cloudfront" | "cloudtrail" | "config" | "dns-query-logs" | "flow-logs" | "load-balancers" | "s3" | "waf";

const own = { "aws:SourceAccount": accountId };
const handedOver = { "s3:x-amz-acl": "bucket-owner-full-control" };

const allow = (
  Sid: string,
  service: string,
  Action: PolicyStatement<Text>["Action"],
  Resource: Text,
  Condition: NonNullable<PolicyStatement<Text>["Condition"]>,
): PolicyStatement<Text> => ({
  Sid,
  Effect: "Allow",
  Principal: { Service: `${service}.amazonaws.com` },
  Action,
  Resource,
  Condition,
});

/** Logs that CloudWatch Logs' delivery brings: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html */
const delivered = (bucket: Text): readonly PolicyStatement<Text>[] => {
  const ArnLike = { "aws:SourceArn": text`arn:${partition}:logs:${region}:${accountId}:*` };
  return [
    allow("DeliverLogs", "delivery.logs", "s3:PutObject", text`${bucket}/AWSLogs/${accountId}/*`, {
      ArnLike,
      StringEquals: { ...own, ...handedOver },
    }),
    allow("DeliverLogsAclCheck", "delivery.logs", "s3:GetBucketAcl", bucket, { ArnLike, StringEquals: own }),
  ];
};

/** What a source needs to deliver, for this account's own resources only, so that nobody else's can be made to write here. */
const deliveries: { readonly [S in LogSource]: (bucket: Text) => readonly PolicyStatement<Text>[] } = {
  // Its region is always the first, whatever the bucket's: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
  cloudfront: (bucket) => [
    allow("CloudFrontLogs", "delivery.logs", "s3:PutObject", text`${bucket}/AWSLogs/${accountId}/CloudFront/*`, {
      ArnLike: { "aws:SourceArn": text`arn:${partition}:logs:*:${accountId}:delivery-source:*` },
      StringEquals: { ...own, ...handedOver },
    }),
  ],
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
  cloudtrail: (bucket) => {
    const ArnLike = { "aws:SourceArn": text`arn:${partition}:cloudtrail:${region}:${accountId}:trail/*` };
    return [
      allow("CloudTrailLogs", "cloudtrail", "s3:PutObject", text`${bucket}/AWSLogs/${accountId}/*`, {
        ArnLike,
        StringEquals: { ...own, ...handedOver },
      }),
      allow("CloudTrailAclCheck", "cloudtrail", "s3:GetBucketAcl", bucket, { ArnLike, StringEquals: own }),
    ];
  },
  // https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
  config: (bucket) => [
    allow("ConfigHistory", "config", "s3:PutObject", text`${bucket}/AWSLogs/${accountId}/Config/*`, {
      StringEquals: { ...own, ...handedOver },
    }),
    allow("ConfigBucketCheck", "config", ["s3:GetBucketAcl", "s3:ListBucket"], bucket, { StringEquals: own }),
  ],
  // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs-choosing-target-resource.html
  "dns-query-logs": delivered,
  // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
  "flow-logs": delivered,
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
  "load-balancers": (bucket) => [
    allow(
      "LoadBalancerLogs",
      "logdelivery.elasticloadbalancing",
      "s3:PutObject",
      text`${bucket}/AWSLogs/${accountId}/*`,
      {
        ArnLike: {
          "aws:SourceArn": text`arn:${partition}:elasticloadbalancing:${region}:${accountId}:loadbalancer/*`,
        },
      },
    ),
  ],
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
  s3: (bucket) => [allow("S3ServerAccessLogs", "logging.s3", "s3:PutObject", text`${bucket}/*`, { StringEquals: own })],
  // https://docs.aws.amazon.com/waf/latest/developerguide/logging-s3.html
  waf: delivered,
};

/** What all these sources need, each statement once: several deliver by the same way. */
export const allowDelivery = (sources: readonly LogSource[], bucket: Text): readonly PolicyStatement<Text>[] => {
  const statements = sources.flatMap((source) => deliveries[source](bucket));
  return [...new Map(statements.map((it) => [it.Sid, it])).values()];
};

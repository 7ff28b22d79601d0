import { describe, expect, it } from "@jest/globals";

import { UNKNOWN, type WireObject } from "../../policy-packs/adapters/pulumi/sentinels";
import { APPS } from "../../policy-packs/preview/placeholders/aws-apps";
import { COMPUTE } from "../../policy-packs/preview/placeholders/aws-compute";
import { DATA } from "../../policy-packs/preview/placeholders/aws-data";
import { IDENTITY } from "../../policy-packs/preview/placeholders/aws-identity";
import { NETWORK } from "../../policy-packs/preview/placeholders/aws-network";
import { keyOf, placeholderOf } from "../../policy-packs/preview/placeholders/index";
import { urnOf } from "../../policy-packs/preview/urn";

const place = { account: "123456789012", region: "eu-west-1", defaultTags: {} };

function placeholder(type: string, inputs: WireObject = {}, region = place.region): ReturnType<typeof placeholderOf> {
  const urn = urnOf("dev", "shop", "", type, "orders");
  return placeholderOf({ urn, type, name: "orders", inputs, place: { ...place, region } });
}

describe("placeholders", () => {
  it.each<[string, WireObject, string]>([
    ["aws:ec2/vpc:Vpc", {}, "vpc-[0-9a-f]{17}"],
    ["aws:ec2/securityGroup:SecurityGroup", {}, "sg-[0-9a-f]{17}"],
    ["aws:kms/key:Key", {}, "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}"],
    ["aws:s3/bucket:Bucket", {}, "orders-[0-9a-f]{7}"],
    ["aws:s3/bucket:Bucket", { bucketPrefix: "logs-" }, "logs-[0-9a-f]{26}"],
    ["aws:s3/bucket:Bucket", { bucket: "logs" }, "logs"],
    ["aws:s3/bucketV2:BucketV2", { bucket: "logs" }, "logs"],
    ["aws:sqs/queue:Queue", { name: "jobs.fifo" }, "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs.fifo"],
    [
      "aws:alb/targetGroup:TargetGroup",
      {},
      "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/orders-[0-9a-f]{7}/[0-9a-f]{16}",
    ],
    ["aws:iam/policy:Policy", { name: "read" }, "arn:aws:iam::123456789012:policy/read"],
  ])("%s %j has an id of its kind", (type, inputs, id) => {
    expect(placeholder(type, inputs).id).toMatch(new RegExp(`^${id}$`));
  });

  it.each<[string, WireObject, string, unknown]>([
    ["aws:lambda/function:Function", { name: "f" }, "arn", "arn:aws:lambda:eu-west-1:123456789012:function:f"],
    ["aws:iam/role:Role", { name: "r", path: "/team/" }, "arn", "arn:aws:iam::123456789012:role/team/r"],
    [
      "aws:kms/alias:Alias",
      { name: "alias/db", targetKeyId: "k" },
      "arn",
      "arn:aws:kms:eu-west-1:123456789012:alias/db",
    ],
    [
      "aws:ssm/parameter:Parameter",
      { name: "/app/host" },
      "arn",
      "arn:aws:ssm:eu-west-1:123456789012:parameter/app/host",
    ],
    [
      "aws:lb/loadBalancer:LoadBalancer",
      { name: "n", loadBalancerType: "network" },
      "arn",
      "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/n/0123456789abcdef",
    ],
    [
      "aws:rds/instance:Instance",
      { identifier: "db", engine: "postgres" },
      "endpoint",
      "db.c0123456789a.eu-west-1.rds.amazonaws.com:5432",
    ],
    ["aws:dynamodb/table:Table", { name: "t" }, "streamArn", UNKNOWN],
    ["aws:newservice/thing:Thing", { name: "t" }, "arn", "arn:aws:newservice:eu-west-1:123456789012:thing/t"],
  ])("%s %j knows its %s", (type, inputs, output, value) => {
    expect(placeholder(type, inputs).outputs[output]).toBe(value);
  });

  it.each([
    ["cn-north-1", "arn:aws-cn:s3:::"],
    ["us-gov-west-1", "arn:aws-us-gov:s3:::"],
  ])("in %s is in that partition", (region, arn) => {
    expect(placeholder("aws:s3/bucket:Bucket", { bucket: "b" }, region).outputs["arn"]).toBe(`${arn}b`);
  });

  it("is unknown where it depends on what is not known", () => {
    const queue = placeholder("aws:sqs/queue:Queue", { name: UNKNOWN });
    expect(queue.id).toBe("");
    expect(queue.outputs).toEqual({ name: UNKNOWN, url: UNKNOWN });
  });

  it("keeps what the program wrote", () => {
    const inputs = { availabilityZone: "eu-west-1c", tags: { a: "b" } };
    expect(placeholder("aws:ec2/subnet:Subnet", inputs).outputs).toMatchObject(inputs);
  });

  it("is the same for a URN each time, and another for another", () => {
    const type = "aws:ec2/vpc:Vpc";
    expect(placeholder(type)).toEqual(placeholder(type));
    const other = placeholderOf({ urn: "urn:other", type, name: "orders", inputs: {}, place });
    expect(other.id).not.toBe(placeholder(type).id);
  });

  it("goes by today's names of modules and types", () => {
    expect(keyOf("aws:elasticloadbalancingv2/listener:Listener")).toBe("lb/listener");
    expect(keyOf("aws:s3/bucketObjectv2:BucketObjectv2")).toBe("s3/bucketObject");
  });

  it.each(Object.entries({ ...NETWORK, ...COMPUTE, ...DATA, ...IDENTITY, ...APPS }))(
    "%s makes up no malformed text",
    (type, pattern) => {
      // Every input the pattern's fields name, so that nothing is unknown.
      const fields = [...JSON.stringify(pattern).matchAll(/\{(\w+)(?::host)?\}/g)].map(([, field = ""]) => field);
      const own = new Set(["partition", "region", "account", "dns", "name", "id", "arn", "uuid"]);
      const inputs = Object.fromEntries(fields.filter((field) => !own.has(field)).map((field) => [field, "given"]));
      const { id, outputs } = placeholder(`aws:${type}:Type`, inputs);
      const texts = JSON.stringify([id, Object.entries(outputs).filter(([output]) => !(output in inputs))]);
      expect(id).not.toBe("");
      expect(texts).not.toMatch(/[{]\w+(:\w+)?[}]|undefined|NaN|\[object/);
      const arn = outputs["arn"];
      if (arn !== undefined) expect(arn).toMatch(/^(arn:aws:[a-z0-9-]+:[a-z0-9-]*:\d*:.+|given(:.+)?)$/);
    },
  );
});

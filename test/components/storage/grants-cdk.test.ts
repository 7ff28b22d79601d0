import { describe, expect, it } from "@jest/globals";
import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import * as iam from "aws-cdk-lib/aws-iam";
import { Bucket, Key, LogBucket, ReplicationRole } from "../../../components/cdk";

// CDK's own validator takes seconds, and has a test of its own.
process.env["CDK_VALIDATION"] = "false";

const owner = "shop-team";

describe("a role in one stack, the key in another, the bucket in a third", () => {
  const app = new App();
  const [people, keys, data] = ["people", "keys", "data"].map((id) => new Stack(app, id)) as [Stack, Stack, Stack];
  const role = new iam.Role(people, "shop", { assumedBy: new iam.ServicePrincipal("ecs-tasks.amazonaws.com") });
  const key = new Key(keys, "orders", { dataClass: "confidential", owner, services: ["s3"] });
  const logs = new LogBucket(data, "logs", { owner, accepts: ["s3"] });
  new Bucket(data, "invoices", {
    dataClass: "confidential",
    owner,
    key,
    accessLogs: logs,
    grants: {
      shop: { to: { name: role.roleName, arn: role.roleArn }, can: ["read", "write"], why: "writes invoices" },
    },
  });

  it("synthesize: whatever is granted, nothing depends in a circle", () => {
    expect(() => app.synth()).not.toThrow();
    expect(data.dependencies.map((it) => it.node.id).sort()).toEqual(["keys", "people"]);
    expect(people.dependencies).toEqual([]);
    expect(keys.dependencies).toEqual([]);
  });

  it("have both sides of the grant beside the bucket, and none beside the role", () => {
    Template.fromStack(people).resourceCountIs("AWS::IAM::ManagedPolicy", 0);
    Template.fromStack(people).resourceCountIs("AWS::IAM::Policy", 0);
    Template.fromStack(data).hasResourceProperties("AWS::IAM::ManagedPolicy", {
      Description: "shop on bucket invoices: read, write: writes invoices",
    });
  });
});

describe("two buckets, of which one is the copy, and the role that copies", () => {
  it("synthesize in three stacks, none of which depends in a circle", () => {
    const app = new App();
    const [there, role, here] = ["there", "role", "here"].map((id) => new Stack(app, id)) as [Stack, Stack, Stack];
    const copies = new ReplicationRole(role, "copies", { owner });
    const make = (stack: Stack) => ({
      key: new Key(stack, "patients-key", { dataClass: "restricted", owner, services: ["s3"] }),
      accessLogs: new LogBucket(stack, "logs", { owner, accepts: ["s3"] }),
      dataClass: "restricted" as const,
      owner,
    });
    const its = make(there);
    const copy = new Bucket(there, "patients", { ...its, replicaOf: { role: copies } });
    const replica = { use: { bucket: copy, key: its.key, region: "eu-central-1", role: copies } };
    new Bucket(here, "patients", { ...make(here), replica });
    expect(() => app.synth()).not.toThrow();
    expect(here.dependencies.map((it) => it.node.id).sort()).toEqual(["role", "there"]);
    expect(role.dependencies).toEqual([]);
  });
});

import { describe, expect, it } from "@jest/globals";
import { ofType } from "../network/given";
import { classes, role, topic } from "./message-plans";

type Plan = ReturnType<typeof topic>;

const statementsOf = ({ resources }: Plan) =>
  ofType(resources, "AWS::SNS::TopicPolicy").flatMap(({ properties }) => properties.PolicyDocument.Statement);

const allowed = (plan: Plan) => statementsOf(plan).filter(({ Effect }) => Effect === "Allow");

const topicOf = ({ resources }: Plan) => ofType(resources, "AWS::SNS::Topic")[0]?.properties;

describe.each(classes)("a topic for %s data", (dataClass) => {
  const plan = topic(dataClass);

  it("has a key of one's own, which services can be let use, and signs with SHA-256", () => {
    expect(topicOf(plan)).toMatchObject({ KmsMasterKeyId: { value: "the-key" }, SignatureVersion: "2" });
  });

  it("refuses plain HTTP, and lets in nobody by its own word", () => {
    expect(statementsOf(plan)[0]).toMatchObject({ Effect: "Deny", Principal: "*" });
    expect(statementsOf(plan)[0]?.Condition).toEqual({ Bool: { "aws:SecureTransport": false } });
    expect(allowed(plan)).toEqual([]);
  });

  it("names actions that SNS knows in a topic's policy: it refuses sns:*", () => {
    for (const { Action } of statementsOf(plan)) expect([Action].flat().join()).not.toContain("*");
  });
});

describe("who publishes", () => {
  const services = ["cloudwatch", "events", "s3-notifications"] as const;

  it("is nobody of another account from confidential on, whatever is allowed later", () => {
    const closed = classes.filter((it) => statementsOf(topic(it)).some(({ Sid }) => Sid === "DenyOtherAccounts"));
    expect(closed).toEqual(["confidential", "restricted"]);
  });

  it("is a service for this account's own resources, but for EventBridge, which tells SNS nothing of its rule", () => {
    const conditions = Object.fromEntries(
      allowed(topic("internal", { publishers: services })).map(({ Sid, Condition }) => [Sid, Condition]),
    );
    const own = { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } };
    expect(conditions["CloudWatchPublishes"]).toMatchObject(own);
    expect(conditions["S3Publishes"]).toMatchObject(own);
    expect(Object.keys(conditions)).toContain("EventBridgePublishes");
    expect(conditions["EventBridgePublishes"]).toBeUndefined();
  });

  it("is let through also where other accounts are denied: services have no account, and EventBridge says not even that", () => {
    const denial = statementsOf(topic("restricted", { publishers: services })).find(
      ({ Sid }) => Sid === "DenyOtherAccounts",
    );
    // `BoolIfExists` would hold where the key is missing, and deny EventBridge.
    expect(denial?.Condition?.["Bool"]).toEqual({ "aws:PrincipalIsAWSService": false });
  });

  it("is a role that may publish, and encrypt for this topic alone", () => {
    const plan = topic("internal", { grants: { shop: { to: role, can: ["publish"], why: "orders" } } });
    expect(allowed(plan)).toMatchObject([{ Action: "sns:Publish", Principal: { AWS: { value: role.arn } } }]);
    const [key] = ofType(plan.resources, "AWS::IAM::ManagedPolicy").flatMap(
      (it) => it.properties.PolicyDocument.Statement,
    );
    expect(key?.Condition).toMatchObject({
      StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": { Ref: "topic" } },
    });
  });

  it("is no service where messages keep their order", () => {
    expect(() => topic("internal", { fifo: true, publishers: ["cloudwatch"] as never })).toThrow(
      "No service publishes to a FIFO topic: take cloudwatch out of publishers.",
    );
  });
});

import { describe, expect, it } from "@jest/globals";
import type { Planned } from "../../../components/model/plan";
import { ofType } from "../network/given";
import { classes, queue, role } from "./message-plans";

const news = { dataClass: "public", fifo: false, arn: "arn:aws:sns:eu-west-1:111122223333:news" } as const;

type Plan = ReturnType<typeof queue>;

const queueOf = ({ resources }: Plan, id = "queue") => {
  const found = ofType(resources, "AWS::SQS::Queue").find((it) => it.id === id);
  if (found === undefined) throw new Error(`There is no queue ${id}.`);
  return found;
};

const statementsOf = ({ resources }: Plan, id = "policy") =>
  ofType(resources, "AWS::SQS::QueuePolicy")
    .filter((it) => it.id === id)
    .flatMap(({ properties }) => properties.PolicyDocument.Statement);

const allowed = (plan: Plan, id?: string) => statementsOf(plan, id).filter(({ Effect }) => Effect === "Allow");

const policyIds = ["policy", "dead-letters-policy"];

describe.each(classes)("a queue for %s data", (dataClass) => {
  const plan = queue(dataClass);

  it("has the one key, as has the queue for its dead letters", () => {
    const keys = ofType(plan.resources, "AWS::SQS::Queue").map(({ properties }) => properties.KmsMasterKeyId);
    expect(keys).toEqual([{ value: "the-key" }, { value: "the-key" }]);
  });

  it.each(policyIds)("refuses plain HTTP, and lets in nobody by its own word (%s)", (id) => {
    expect(statementsOf(plan, id)[0]).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: "sqs:*",
      Condition: { Bool: { "aws:SecureTransport": false } },
    });
    expect(allowed(plan, id)).toEqual([]);
  });

  it("is kept, and so is what could not be handled, for longer than a message waits", () => {
    const [letters, own] = ofType(plan.resources, "AWS::SQS::Queue");
    expect([letters?.retained, own?.retained]).toEqual([true, true]);
    expect(letters?.properties.MessageRetentionPeriod).toBe(14 * 86_400);
    expect(own?.properties.MessageRetentionPeriod).toBeLessThan(14 * 86_400);
  });
});

describe("who can put messages into a queue without the right to", () => {
  it("is nobody: no other queue names it for its dead letters", () => {
    expect(queueOf(queue("internal")).properties.RedriveAllowPolicy).toEqual({ redrivePermission: "denyAll" });
  });

  it("is, for the queue beside it, the one queue alone", () => {
    const plan = queue("internal");
    expect(queueOf(plan, "dead-letters").properties.RedriveAllowPolicy).toEqual({
      redrivePermission: "byQueue",
      sourceQueueArns: [arnOf("orders")],
    });
    expect(queueOf(plan).properties.QueueName).toBe("orders");
    expect(queueOf(plan).properties.RedrivePolicy).toEqual({
      deadLetterTargetArn: { "Fn::GetAtt": ["dead-letters", "Arn"] },
      maxReceiveCount: 5,
    });
  });

  it("is, for a queue that is there for dead letters, the queues that it names", () => {
    const plan = queue("internal", { deadLetters: "off", deadLettersOf: ["invoices", "parcels"], fifo: true });
    expect(queueOf(plan).properties.RedriveAllowPolicy).toEqual({
      redrivePermission: "byQueue",
      sourceQueueArns: [arnOf("invoices.fifo"), arnOf("parcels.fifo")],
    });
    expect(queueOf(plan).properties.RedrivePolicy).toBeUndefined();
  });
});

function arnOf(name: string): object {
  const [partition, region, account] = ["AWS::Partition", "AWS::Region", "AWS::AccountId"].map((Ref) => ({ Ref }));
  return { "Fn::Join": ["", ["arn:", partition, ":sqs:", region, ":", account, ":", name]] };
}

describe("who is let in", () => {
  it("is nobody of another account from confidential on, whatever is allowed later", () => {
    const closed = classes.filter((it) =>
      policyIds.every((id) => statementsOf(queue(it), id).some(({ Sid }) => Sid === "DenyOtherAccounts")),
    );
    expect(closed).toEqual(["confidential", "restricted"]);
  });

  it("is a service only for this account's own resources", () => {
    const services = allowed(queue("internal", { publishers: ["events", "s3-notifications", "events"] }));
    expect(services.map(({ Principal }) => Principal)).toEqual([
      { Service: "events.amazonaws.com" },
      { Service: "s3.amazonaws.com" },
    ]);
    for (const { Action, Condition } of services) {
      expect(Action).toBe("sqs:SendMessage");
      expect(Condition).toMatchObject({ StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } });
    }
  });

  it.each(policyIds)("is a topic by its ARN alone, also with what it cannot deliver (%s)", (id) => {
    expect(allowed(queue("confidential", { topics: { news } }), id)).toMatchObject([
      {
        Principal: { Service: "sns.amazonaws.com" },
        Action: "sqs:SendMessage",
        Condition: { ArnEquals: { "aws:SourceArn": { value: news.arn } } },
      },
    ]);
  });

  it("is a role with no more than it can, and the key only for this queue", () => {
    const grants = { packer: { to: role, can: ["receive"], why: "packs orders" } } as const;
    const plan = queue("internal", { grants });
    const actions = allowed(plan).flatMap(({ Action }) => Action);
    expect(actions).toContain("sqs:ReceiveMessage");
    expect(actions.filter((it) => /Send|Purge|\*/.test(it))).toEqual([]);
    const [key] = ofType(plan.resources, "AWS::IAM::ManagedPolicy").flatMap(
      (it) => it.properties.PolicyDocument.Statement,
    );
    expect(key).toMatchObject({
      Action: ["kms:Decrypt"],
      Condition: { StringEquals: { "kms:EncryptionContext:aws:sqs:arn": { "Fn::GetAtt": ["queue", "Arn"] } } },
    });
  });
});

describe("a subscription", () => {
  it("gets the message as it was published, and loses none that cannot be delivered", () => {
    const [subscription] = ofType(queue("internal", { topics: { news } }).resources, "AWS::SNS::Subscription");
    expect(subscription).toMatchObject({
      id: "subscription-news",
      dependsOn: ["policy"],
      properties: {
        RawMessageDelivery: true,
        RedrivePolicy: { deadLetterTargetArn: { "Fn::GetAtt": ["dead-letters", "Arn"] } },
      },
    });
  });
});

describe("a queue that cannot be had", () => {
  const refused = (own: Parameters<typeof queue>[1]) => () => queue("internal", own);

  it("says what is wrong, and what to do", () => {
    expect(refused({ visibilityTimeout: 43_201 })).toThrow(
      "visibilityTimeout is 43201: it is a whole number from 0 to",
    );
    expect(refused({ deadLetters: { create: { maxReceiveCount: 0 } } })).toThrow("maxReceiveCount is 0");
    expect(refused({ fifo: true, publishers: ["s3-notifications"] })).toThrow("S3 sends to no FIFO queue");
    expect(refused({ deadLettersOf: Array.from({ length: 11 }, (_, it) => `q${String(it)}`) })).toThrow("at most ten");
  });

  it("tells what it made", () => {
    const outputs = queue("internal").outputs((text) => JSON.stringify(text));
    expect(outputs).toMatchObject({ dataClass: "internal", fifo: false, url: '{"Ref":"queue"}' });
    expect(outputs.deadLetters?.url).toBe('{"Ref":"dead-letters"}');
    expect(queue("internal", { deadLetters: "off" }).outputs(String).deadLetters).toBeUndefined();
  });
});

/** One id for one thing, whatever else there is. */
it("keeps its ids when topics and grants come and go", () => {
  const ids = ({ resources }: { readonly resources: readonly Planned[] }) => resources.map(({ id }) => id);
  const more = queue("internal", { topics: { news }, grants: { shop: { to: role, can: ["send"], why: "orders" } } });
  expect(ids(more)).toEqual(expect.arrayContaining(ids(queue("internal"))));
});

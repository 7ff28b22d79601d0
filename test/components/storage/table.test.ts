import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { policyOf } from "../../../components/storage/data-class";
import { attributesOf } from "../../../components/storage/table/schema";
import { ofType } from "../network/given";
import { classes, role, table } from "./message-plans";

type Plan = ReturnType<typeof table>;

const tableOf = ({ resources }: Plan) => {
  const [found] = ofType(resources, "AWS::DynamoDB::Table");
  if (found === undefined) throw new Error("There is no table.");
  return found;
};

const statementsOf = (plan: Plan) => tableOf(plan).properties.ResourcePolicy.PolicyDocument.Statement;

describe.each(classes)("a table for %s data", (dataClass) => {
  const { properties, retained } = tableOf(table(dataClass));

  it("has the one key, and refuses plain HTTP", () => {
    expect(properties.SSESpecification).toEqual({
      KMSMasterKeyId: { value: "the-key" },
      SSEEnabled: true,
      SSEType: "KMS",
    });
    expect(statementsOf(table(dataClass))[0]?.Condition).toEqual({ Bool: { "aws:SecureTransport": false } });
  });

  it("can be set back to any moment of as many days as the class asks, and is not lost by a slip", () => {
    expect(properties.PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: policyOf(dataClass).backupDays,
    });
    expect(policyOf(dataClass).backupDays).toBeLessThanOrEqual(35);
    expect([properties.DeletionProtectionEnabled, retained]).toEqual([true, true]);
  });

  it("lets in nobody by its own word", () => {
    expect(statementsOf(table(dataClass)).filter(({ Effect }) => Effect === "Allow")).toEqual([]);
  });
});

describe("who is let in", () => {
  it("is nobody of another account from confidential on, whatever is allowed later", () => {
    const closed = classes.filter((it) => statementsOf(table(it)).some(({ Sid }) => Sid === "DenyOtherAccounts"));
    expect(closed).toEqual(["confidential", "restricted"]);
  });

  it("is a reader that writes nothing, and has the key for this table alone", () => {
    const plan = table("internal", { grants: { report: { to: role, can: ["read"], why: "the yearly report" } } });
    const actions = statementsOf(plan).flatMap(({ Effect, Action }) => (Effect === "Allow" ? Action : []));
    expect(actions).toContain("dynamodb:Query");
    expect(actions.filter((it) => /Put|Update|Delete|Write|\*/.test(it))).toEqual([]);
    const [key] = ofType(plan.resources, "AWS::IAM::ManagedPolicy").flatMap(
      (it) => it.properties.PolicyDocument.Statement,
    );
    expect(key).toMatchObject({
      Action: ["kms:Decrypt"],
      Condition: { StringEquals: { "kms:EncryptionContext:aws:dynamodb:tableName": { Ref: "table" } } },
    });
  });
});

describe("what is given up on purpose", () => {
  const giveUp = (control: "deletion-protected" | "point-in-time-recovery", expires = "2026-12-31") =>
    table("public", { unsafe: [{ control, reason: "a cache that is filled again", expires }] });

  it("is that and nothing else, and only until its day", () => {
    expect(tableOf(giveUp("deletion-protected")).properties.DeletionProtectionEnabled).toBe(false);
    expect(tableOf(giveUp("point-in-time-recovery")).properties).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
    });
    expect(() => giveUp("deletion-protected", "2026-05-31")).toThrow("ended on 2026-05-31");
  });
});

describe("the keys of a table", () => {
  const attribute = fc.record({ name: fc.constantFrom("a", "b", "c"), type: fc.constantFrom("S", "N", "B") });

  it("define every attribute once, and none with two types", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ partitionKey: attribute, sortKey: attribute }), { minLength: 1 }), (indexes) => {
        const all = indexes.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
        const torn = all.some((one) => all.some((other) => other.name === one.name && other.type !== one.type));
        if (torn) {
          expect(() => attributesOf(indexes)).toThrow(/Attribute [abc] is "[SNB]" in one key and "[SNB]" in another/);
        } else {
          const names = attributesOf(indexes).map((it) => it.AttributeName);
          expect([...names].sort()).toEqual([...new Set(all.map((it) => it.name))].sort());
        }
      }),
    );
  });
});

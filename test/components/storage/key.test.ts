import { describe, expect, it } from "@jest/globals";
import type { PolicyStatement } from "../../../components/model/planned/policy";
import type { Text } from "../../../components/model/plan";
import { dataClasses, type DataClass } from "../../../components/storage/data-class";
import { planKey, type CallingService } from "../../../components/storage/key/plan";
import { ofType } from "../network/given";

const classes = Object.keys(dataClasses) as DataClass[];

const callers: readonly CallingService[] = [
  "dynamodb",
  "ec2",
  "kinesis",
  "lambda",
  "rds",
  "s3",
  "secretsmanager",
  "sns",
  "sqs",
];

const keyOf = (dataClass: DataClass, services: readonly (CallingService | "logs")[] = [...callers, "logs"]) => {
  const [key] = ofType(planKey("orders", { dataClass, owner: "shop-team", services }).resources, "AWS::KMS::Key");
  if (key === undefined) throw new Error("The plan has no key.");
  return key;
};

const statementsOf = (...args: Parameters<typeof keyOf>): readonly PolicyStatement<Text>[] =>
  keyOf(...args).properties.KeyPolicy.Statement;

const actionsOf = ({ Action }: PolicyStatement<Text>): readonly string[] =>
  typeof Action === "string" ? [Action] : Action;

/** What turns ciphertext into plaintext, makes new ciphertext, or grants either. */
const cryptographic =
  /^kms:(?:Decrypt|Encrypt|GenerateDataKey|GenerateMac|ReEncrypt|Sign|CreateGrant|DeriveSharedSecret|\*)/;

describe("a key", () => {
  it("cannot be used by those who administer it", () => {
    const [administer] = statementsOf("restricted");
    expect(administer?.Sid).toBe("AdministerWithoutDecrypting");
    expect(administer?.Condition).toBeUndefined();
    expect(administer && actionsOf(administer).filter((it) => cryptographic.test(it))).toEqual([]);
  });

  it("is used through the services that are named, by this account's callers, and in no other way", () => {
    const using = statementsOf("internal", ["s3", "sqs"]).filter((it) =>
      actionsOf(it).some((a) => cryptographic.test(a)),
    );
    expect(using.map(({ Sid, Condition }) => [Sid, Condition])).toEqual([
      [
        "UseThroughServices",
        {
          StringEquals: {
            "kms:CallerAccount": { Ref: "AWS::AccountId" },
            "kms:ViaService": ["s3", "sqs"].map((it) => ({
              "Fn::Join": ["", [it, ".", { Ref: "AWS::Region" }, ".amazonaws.com"]],
            })),
          },
        },
      ],
    ]);
  });

  it("lets a service hold a grant only where it needs one, and only for AWS's own resources", () => {
    const grants = (services: readonly CallingService[]) =>
      statementsOf("internal", services).filter((it) => actionsOf(it).includes("kms:CreateGrant"));
    expect(grants(["s3", "sqs"])).toEqual([]);
    expect(grants(["rds"])[0]?.Condition?.["Bool"]).toEqual({ "kms:GrantIsForAWSResource": true });
  });

  it("encrypts log groups of this account alone", () => {
    const [, logs, ...rest] = statementsOf("internal", ["logs"]);
    expect(rest).toEqual([]);
    expect(JSON.stringify(logs?.Condition)).toContain('{"Ref":"AWS::AccountId"},":log-group:*"');
  });

  it.each(classes)("for %s data names no wildcard as action and nobody as principal", (dataClass) => {
    for (const statement of statementsOf(dataClass)) {
      expect(actionsOf(statement).join()).not.toContain("*");
      expect(statement.Principal).not.toBe("*");
    }
  });

  it.each(classes)("for %s data rotates, takes a month to die, and says what it is for", (dataClass) => {
    const { properties, retained } = keyOf(dataClass);
    expect(retained).toBe(true);
    expect(properties).toMatchObject({ EnableKeyRotation: true, PendingWindowInDays: 30 });
    expect(properties.RotationPeriodInDays).toBeGreaterThanOrEqual(90);
    expect(properties.RotationPeriodInDays).toBeLessThanOrEqual(365);
    expect(properties.Tags).toContainEqual({ Key: "DataClass", Value: dataClass });
    expect(properties.Tags).toContainEqual({ Key: "Owner", Value: "shop-team" });
  });
});

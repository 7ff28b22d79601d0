import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { Input, type Planned } from "../../../components/model/plan";
import { policyOf } from "../../../components/storage/data-class";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { templateGraph } from "../../laws/graphs";
import { ofType, templateOf } from "../network/given";
import { fullSecret, secret, secretClasses } from "./given";

interface Plan {
  readonly resources: readonly Planned[];
}

const of = <T extends Planned["type"]>({ resources }: Plan, type: T) => {
  const [found] = ofType(resources, type as never) as readonly Planned<T>[];
  if (found === undefined) throw new Error(`There is no ${type}.`);
  return found as Planned<T> & { readonly properties: Planned<T>["properties"] };
};

const statementsOf = (plan: Plan) =>
  ofType(plan.resources, "AWS::SecretsManager::ResourcePolicy").flatMap(
    ({ properties }) => properties.ResourcePolicy.Statement,
  );

const off = {
  rotation: "off",
  unsafe: [{ control: "secret-rotated", reason: "the partner changes it by hand", expires: "2026-12-31" }],
} as const;

describe("a secret's value", () => {
  it.each(secretClasses)("stands nowhere in the plan of one for %s data: AWS makes it up", (dataClass) => {
    const { properties } = of(secret(dataClass), "AWS::SecretsManager::Secret");
    expect(properties).not.toHaveProperty("SecretString");
    expect(properties.GenerateSecretString).toEqual({ PasswordLength: 32, RequireEachIncludedType: true });
  });

  it("stands beside what is no secret, in JSON that is complete but for the password", () => {
    const properties = templateOf(fullSecret().resources).Resources["secret"]?.Properties as unknown as {
      GenerateSecretString: { SecretStringTemplate: { "Fn::Join": ["", string[]] }; GenerateStringKey: string };
    };
    const { SecretStringTemplate, GenerateStringKey } = properties.GenerateSecretString;
    expect(JSON.parse(SecretStringTemplate["Fn::Join"][1].join(""))).toEqual({
      engine: "postgres",
      username: "shop",
      host: "database.internal",
      port: 5433,
      dbname: "shop",
    });
    expect(GenerateStringKey).toBe("password");
  });

  it("is never too short to guess", () => {
    fc.assert(
      fc.property(fc.integer(), (length) => {
        const make = () => secret("internal", { value: { length } });
        if (length >= 16 && length <= 128) expect(make).not.toThrow();
        else expect(make).toThrow(/choose 16 to 128/);
      }),
    );
  });
});

describe("a secret is read", () => {
  it.each(secretClasses)(
    "by nobody of another account, and not over plain HTTP, where it opens %s data",
    (dataClass) => {
      const denied = statementsOf(secret(dataClass)).map(({ Effect, Principal, Action, Condition }) => ({
        Effect,
        Principal,
        Action,
        Condition,
      }));
      expect(denied).toEqual([
        {
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Condition: { Bool: { "aws:SecureTransport": false } },
        },
        {
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Condition: {
            Bool: { "aws:PrincipalIsAWSService": false },
            StringNotEquals: { "aws:PrincipalAccount": { Ref: "AWS::AccountId" } },
          },
        },
      ]);
      expect(of(secret(dataClass), "AWS::SecretsManager::ResourcePolicy").properties.BlockPublicPolicy).toBe(true);
    },
  );

  it("by the roles that are let in, as long as they are, each with the key for this one secret", () => {
    const allowed = statementsOf(fullSecret()).filter(({ Effect }) => Effect === "Allow");
    expect(allowed.map(({ Sid, Action }) => [Sid, Action])).toEqual([
      ["AppSecret", ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]],
      [
        "RotatorSecret",
        [
          "secretsmanager:DescribeSecret",
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecretVersionStage",
        ],
      ],
    ]);
    expect(allowed[0]?.Condition).toEqual({ DateLessThan: { "aws:CurrentTime": "2027-01-01T00:00:00Z" } });
    const keys = ofType(fullSecret().resources, "AWS::IAM::ManagedPolicy").map(
      ({ properties }) => properties.PolicyDocument.Statement[0]?.Condition?.["StringEquals"],
    );
    expect(keys).toHaveLength(2);
    for (const use of keys) expect(use).toHaveProperty("kms:EncryptionContext:SecretARN", { Ref: "secret" });
  });

  it("in another region with a key of that region", () => {
    const { ReplicaRegions } = of(fullSecret(), "AWS::SecretsManager::Secret").properties;
    expect(ReplicaRegions?.map(({ Region }) => Region)).toEqual(["eu-central-1"]);
    expect(ReplicaRegions?.[0]?.KmsKeyId).toBeInstanceOf(Input);
  });
});

describe("a secret is changed", () => {
  it("the more often the worse it is to lose, and at once after it is made", () => {
    const days = secretClasses.map((dataClass) => {
      const { RotationRules, RotateImmediatelyOnUpdate } = of(
        secret(dataClass),
        "AWS::SecretsManager::RotationSchedule",
      ).properties;
      expect(RotateImmediatelyOnUpdate).toBe(true);
      return RotationRules.AutomaticallyAfterDays;
    });
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(Math.max(...days)).toBeLessThanOrEqual(90);
  });

  it("more often than its class asks, if at all otherwise", () => {
    fc.assert(
      fc.property(fc.constantFrom(...secretClasses), fc.integer({ min: -5, max: 400 }), (dataClass, everyDays) => {
        const make = () => secret(dataClass, { rotation: { use: "arn", everyDays } });
        if (everyDays >= 1 && everyDays <= policyOf(dataClass).secretDays) expect(make).not.toThrow();
        else expect(make).toThrow(/everyDays is/);
      }),
    );
  });

  it("by a function that may be called for this secret and no other", () => {
    expect(of(secret("internal"), "AWS::Lambda::Permission").properties).toMatchObject({
      Principal: "secretsmanager.amazonaws.com",
      SourceArn: { Ref: "secret" },
      SourceAccount: { Ref: "AWS::AccountId" },
    });
  });

  it("by hand only where that is argued, and then the one rule that it breaks finds it", () => {
    const plan = secret("internal", off);
    const failed = evaluate(templateGraph(plan.resources), rules).findings.map(({ rule }) => rule.id);
    expect(failed).toEqual(["secret-rotated"]);
  });

  it.each([
    ["without an argument", { rotation: "off" }, /argue it in unsafe/],
    ["after the argument has ended", { ...off, unsafe: [{ ...off.unsafe[0], expires: "2026-05-31" }] }, /ended on/],
    ["with an argument that says nothing", { ...off, unsafe: [{ ...off.unsafe[0], reason: " " }] }, /say its reason/],
    ["with an argument that it does not need", { unsafe: off.unsafe }, /take "secret-rotated" out/],
  ])("by hand not %s", (_, own, message) => {
    expect(() => secret("internal", own as Parameters<typeof secret>[1])).toThrow(message);
  });
});

it("a secret is kept, and says whose it is", () => {
  for (const dataClass of secretClasses) {
    const { properties, retained } = of(secret(dataClass), "AWS::SecretsManager::Secret");
    expect(retained).toBe(true);
    expect(properties.Tags).toContainEqual({ Key: "Owner", Value: "shop-team" });
    expect(properties.Tags).toContainEqual({ Key: "DataClass", Value: dataClass });
  }
});

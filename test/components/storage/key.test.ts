import { describe, expect, it } from "@jest/globals";
import { Input, type Text } from "../../../components/model/plan";
import type { PolicyStatement } from "../../../components/model/planned/policy";
import { dataClasses, type DataClass } from "../../../components/storage/data-class";
import { planKeys } from "../../../components/storage/key/keys";
import { planKey, type KeySpec } from "../../../components/storage/key/plan";
import { actors, callers, isCaller, type KeyService } from "../../../components/storage/key/services";
import { ofType } from "../network/given";

const today = "2026-06-01";
const classes = Object.keys(dataClasses) as DataClass[];
const services = [...Object.keys(callers), ...Object.keys(actors)] as KeyService[];

type Spec = Partial<KeySpec<DataClass, KeyService, string>>;

const keyOf = (own: Spec = {}) => {
  const spec = { dataClass: "internal", owner: "shop-team", services, ...own } as const;
  const [key] = ofType(planKey<DataClass, KeyService, string>("orders", spec, today).resources, "AWS::KMS::Key");
  if (key === undefined) throw new Error("The plan has no key.");
  return key;
};

const statementsOf = (own?: Spec): readonly PolicyStatement<Text>[] => keyOf(own).properties.KeyPolicy.Statement;

const actionsOf = ({ Action }: PolicyStatement<Text>): readonly string[] =>
  typeof Action === "string" ? [Action] : Action;

/** What turns ciphertext into plaintext, makes new ciphertext, or grants either. */
const cryptographic =
  /^kms:(?:Decrypt|Encrypt|GenerateDataKey|GenerateMac|ReEncrypt|Sign|CreateGrant|DeriveSharedSecret|\*)/;

const isUse = (it: PolicyStatement<Text>): boolean => actionsOf(it).some((action) => cryptographic.test(action));

const account = {
  AWS: { "Fn::Join": ["", ["arn:", { Ref: "AWS::Partition" }, ":iam::", { Ref: "AWS::AccountId" }, ":root"]] },
};

describe("a key", () => {
  it("cannot be used by those who administer it, whoever they are", () => {
    for (const administrators of [undefined, ["the-keepers"]]) {
      const looksAfter = statementsOf({ services: [], ...(administrators && { administrators }) });
      expect(looksAfter.flatMap(actionsOf)).toContain("kms:PutKeyPolicy");
      expect(looksAfter.filter(isUse)).toEqual([]);
    }
  });

  it("opens through services for the users that are named, and for nobody else", () => {
    const through = statementsOf({ users: ["the-shop"] }).filter(
      (it) => it.Sid.startsWith("UseThrough") || it.Sid === "GrantToServices",
    );
    expect(through.length).toBeGreaterThan(1);
    for (const it of through) {
      expect(it.Condition?.["ArnEquals"]).toEqual({ "aws:PrincipalArn": [new Input("the-shop")] });
    }
    expect(JSON.stringify(statementsOf())).not.toContain("aws:PrincipalArn");
  });

  it("wraps a small thing for whom it is granted, in the one context", () => {
    const to = { name: "shop", arn: "the-shop" };
    const grants = { shop: { to, can: ["wrap"], context: { state: "shop" }, why: "wraps keys" } } as const;
    const [wrap] = statementsOf({ grants }).filter(
      (it) => actionsOf(it).includes("kms:Encrypt") && it.Sid.startsWith("Shop"),
    );
    expect(wrap?.Condition).toEqual({ StringEquals: { "kms:EncryptionContext:state": "shop" } });
    expect(wrap && actionsOf(wrap)).toEqual(["kms:Encrypt"]);
  });

  it("is administered by the named roles alone, and by the root user when they are gone", () => {
    const mayChange = statementsOf({ administrators: ["the-keepers", "the-deployer"] }).filter((it) =>
      actionsOf(it).some((action) => /^kms:(?!Get|List|Describe)/.test(action) && !cryptographic.test(action)),
    );
    expect(mayChange.map(({ Principal, Condition }) => [Principal, Condition])).toEqual([
      [{ AWS: [new Input("the-keepers"), new Input("the-deployer")] }, undefined],
      [account, { StringEquals: { "aws:PrincipalType": "Account" } }],
    ]);
  });

  it.each(services.filter(isCaller))("is used through %s by this account's callers, and in no other way", (service) => {
    const using = statementsOf({ services: [service] }).filter(isUse);
    expect(using.length).toBeGreaterThan(0);
    for (const { Principal, Condition } of using) {
      expect(Principal).toEqual(account);
      expect(Condition?.["StringEquals"]).toEqual({
        "kms:CallerAccount": { Ref: "AWS::AccountId" },
        "kms:ViaService": [
          { "Fn::Join": ["", [service, ".", { Ref: "AWS::Region" }, ".", { Ref: "AWS::URLSuffix" }]] },
        ],
      });
    }
  });

  it.each(services.filter((it) => !isCaller(it)))("is used by %s for this account's things alone", (service) => {
    const using = statementsOf({ services: [service] }).filter(isUse);
    expect(using.length).toBeGreaterThan(0);
    for (const { Principal, Condition } of using) {
      expect(Principal).toHaveProperty("Service");
      expect(JSON.stringify(Condition)).toContain('{"Ref":"AWS::AccountId"}');
    }
  });

  it.each(["kinesis", "secretsmanager", "sns", "sqs"] as const)(
    "encrypts nothing of another account's %s",
    (service) => {
      const [use] = statementsOf({ services: [service] }).filter(isUse);
      expect(JSON.stringify(use?.Condition?.["StringLike"])).toMatch(
        /kms:EncryptionContext:.*\{"Ref":"AWS::AccountId"\}/,
      );
    },
  );

  it("lets a service hold a grant only where it needs one, and only for AWS's own resources", () => {
    const grants = (...names: KeyService[]) =>
      statementsOf({ services: names }).filter((it) => actionsOf(it).includes("kms:CreateGrant"));
    expect(grants("s3", "sqs")).toEqual([]);
    expect(grants("rds")[0]?.Condition?.["Bool"]).toEqual({ "kms:GrantIsForAWSResource": true });
  });

  it("is used by no service that is not named", () => {
    expect(statementsOf({ services: [] }).filter(isUse)).toEqual([]);
  });

  it("lets a role of another account only encrypt what it replicates", () => {
    const [replicate] = statementsOf({ services: [], replicatesFrom: ["a-role-elsewhere"] }).filter(isUse);
    expect(replicate?.Principal).toEqual({ AWS: [new Input("a-role-elsewhere")] });
    expect(replicate && actionsOf(replicate)).toEqual(["kms:Encrypt", "kms:GenerateDataKey"]);
    expect(JSON.stringify(replicate?.Condition)).toContain('kms:ViaService":{"Fn::Join":["",["s3."');
  });

  it("is used by an application itself only where granted, for one context, and until the day", () => {
    const [direct] = statementsOf({
      services: [],
      grants: {
        shop: {
          to: { name: "shop", arn: "the-shop" },
          can: ["decrypt"],
          context: { tenant: "a" },
          why: "names of patients",
          until: "2026-12-31",
        },
      },
    }).filter(isUse);
    expect(direct).toMatchObject({
      Sid: "ShopUsesKey",
      Principal: { AWS: new Input("the-shop") },
      Action: ["kms:Decrypt"],
      Condition: {
        StringEquals: { "kms:EncryptionContext:tenant": "a" },
        DateLessThan: { "aws:CurrentTime": "2027-01-01T00:00:00Z" },
      },
    });
  });

  it("names no wildcard as action, nobody as principal, and each statement once", () => {
    const statements = statementsOf({ administrators: ["the-keepers"], services: [...services, ...services] });
    for (const statement of statements) {
      expect(actionsOf(statement).join()).not.toContain("*");
      expect(statement.Principal).not.toBe("*");
    }
    const sids = statements.map(({ Sid }) => Sid);
    expect(new Set(sids).size).toBe(sids.length);
  });

  it("with all that it can have is no longer than KMS allows", () => {
    expect(JSON.stringify(keyOf({ administrators: ["x".repeat(80)] }).properties.KeyPolicy).length).toBeLessThan(
      32_768,
    );
  });

  it.each(classes)("for %s data rotates, takes a month to die, and says what it is for", (dataClass) => {
    const { properties, retained } = keyOf({ dataClass });
    expect(retained).toBe(true);
    expect(properties).toMatchObject({ EnableKeyRotation: true, PendingWindowInDays: 30 });
    expect(properties.RotationPeriodInDays).toBeGreaterThanOrEqual(90);
    expect(properties.RotationPeriodInDays).toBeLessThanOrEqual(365);
    expect(properties.Tags).toContainEqual({ Key: "DataClass", Value: dataClass });
    expect(properties.Tags).toContainEqual({ Key: "Owner", Value: "shop-team" });
  });
});

describe("the keys of an account", () => {
  const plan = planKeys("shop", { owner: "shop-team", classes: { restricted: ["s3"], internal: ["logs"] } }, today);

  it("are one a class, each for its own services", () => {
    expect(ofType(plan.resources, "AWS::KMS::Alias").map(({ id, properties }) => [id, properties.AliasName])).toEqual([
      ["internal-alias", "alias/shop-internal"],
      ["restricted-alias", "alias/shop-restricted"],
    ]);
    const { for: keys } = plan.outputs((text) => text);
    expect(keys.restricted.serves).toEqual({ s3: true });
    expect(keys.internal.arn).toEqual({ "Fn::GetAtt": ["internal-key", "Arn"] });
  });

  it("keep their names when a class is added", () => {
    const more = planKeys(
      "shop",
      { owner: "shop-team", classes: { public: ["s3"], internal: ["logs"], restricted: ["s3"] } },
      today,
    );
    expect(more.resources).toEqual(expect.arrayContaining([...plan.resources]));
  });
});

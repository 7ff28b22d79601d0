import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Access } from "../../../components/identity/access";
import { fewest } from "../../../components/identity/fewest";
import { Input, type Planned } from "../../../components/model/plan";
import type { Allowance } from "../../../components/storage/grants";
import { planBucket } from "../../../components/storage/bucket/plan";
import { planSecret } from "../../../components/storage/secret/plan";
import { queue, table, topic } from "../storage/message-plans";
import { ofType } from "../network/given";
import { isAllowed, type Statement } from "./decide";
import { role, things, today } from "./role-given";

const why = "packs orders";

const policyOf = (access: Access<string, string>): readonly Statement[] =>
  ofType(role({ access }).resources, "AWS::IAM::ManagedPolicy").flatMap(
    ({ properties }) => properties.PolicyDocument.Statement,
  );

const listOf = (it: string | readonly string[]): readonly string[] => (typeof it === "string" ? [it] : it);

const actionsOf = (statements: readonly Statement[]): readonly string[] =>
  [...new Set(statements.filter(({ Effect }) => Effect === "Allow").flatMap(({ Action }) => listOf(Action)))].sort();

/** Every statement of a plan that lets this role in, on whichever side it stands. */
const grantedBy = (resources: readonly Planned[], arn: string): readonly Statement[] => {
  const documents = (tree: unknown): readonly Statement[] => {
    if (Array.isArray(tree)) return tree.flatMap(documents);
    if (typeof tree !== "object" || tree === null || tree instanceof Input) return [];
    const own = (tree as { readonly Statement?: unknown }).Statement;
    return [...(Array.isArray(own) ? (own as Statement[]) : []), ...Object.values(tree).flatMap(documents)];
  };
  const isTheirs = ({ Principal }: Statement): boolean => JSON.stringify(Principal ?? "").includes(arn);
  const policies = ofType(resources, "AWS::IAM::ManagedPolicy");
  return [...documents(resources).filter(isTheirs), ...documents(policies)];
};

const shop = { name: "packer", arn: "arn:aws:iam::111122223333:role/packer" };
const keyFor = { dataClass: "internal", serves: { s3: true, secretsmanager: true }, arn: "the-key" } as const;
const stored = { dataClass: "internal", owner: "shop-team", key: keyFor } as const;

describe("access to what storage made", () => {
  it.each([
    ["bucket", ["delete", "list", "read", "read-versions", "write"]],
    ["table", ["read", "write"]],
    ["queue", ["receive", "send"]],
    ["topic", ["publish"]],
    ["secret", ["read", "rotate"]],
  ] as const)("is to a %s what its own grants give, right by right", (kind, rights) => {
    for (const right of rights) {
      const grants = { packer: { to: shop, can: [right], why } } as never;
      const plans = {
        bucket: () =>
          planBucket<"internal", string>(
            "invoices",
            { ...stored, grants, accessLogs: { name: "logs", accepts: { s3: true } } },
            today,
          ),
        table: () => table("internal", { grants }),
        queue: () => queue("internal", { grants }),
        topic: () => topic("internal", { grants }),
        secret: () => planSecret<"internal", string>("bank", { ...stored, grants, rotation: { use: "f" } }, today),
      };
      const access = { it: { to: things[kind], can: [right], why } } as unknown as Access<string, string>;
      const [granted, declared] = [grantedBy(plans[kind]().resources, shop.arn), policyOf(access)];
      expect(actionsOf(declared)).toEqual(actionsOf(granted));
      expect(actionsOf(declared).length).toBeGreaterThan(0);
    }
  });

  it("names the thing in every statement, and lets no other be used", () => {
    const statements = policyOf({
      invoices: { to: things.bucket, can: ["read"], prefix: "in/", why },
      packing: { to: things.queue, can: ["receive"], why },
    });
    const ask = (action: string, resource: string) => isAllowed(statements, { action, resource });
    expect(ask("s3:GetObject", "arn:aws:s3:::invoices/in/1.pdf")).toBe(true);
    expect(ask("s3:GetObject", "arn:aws:s3:::invoices/out/1.pdf")).toBe(false);
    expect(ask("s3:GetObject", "arn:aws:s3:::invoices-of-others/in/1.pdf")).toBe(false);
    expect(ask("s3:PutObject", "arn:aws:s3:::invoices/in/1.pdf")).toBe(false);
    expect(ask("sqs:ReceiveMessage", things.queue.arn)).toBe(true);
    expect(ask("sqs:SendMessage", things.queue.arn)).toBe(false);
    expect(ask("sqs:ReceiveMessage", `${things.queue.arn}-of-others`)).toBe(false);
  });

  it("opens a key for that one thing, through its service alone", () => {
    const statements = policyOf({ packing: { to: things.queue, can: ["receive"], why } });
    const decrypt = (context: { readonly [key: string]: string }) =>
      isAllowed(statements, { action: "kms:Decrypt", resource: things.queue.keyArn, context });
    const through = "sqs.AWS::Region.Ref.AWS::URLSuffix.Ref";
    expect(decrypt({ "kms:ViaService": through, "kms:EncryptionContext:aws:sqs:arn": things.queue.arn })).toBe(true);
    expect(decrypt({ "kms:ViaService": through, "kms:EncryptionContext:aws:sqs:arn": things.topic.arn })).toBe(false);
    expect(decrypt({ "kms:ViaService": "s3", "kms:EncryptionContext:aws:sqs:arn": things.queue.arn })).toBe(false);
    expect(decrypt({})).toBe(false);
  });

  it("logs in as one user, and mounts through one access point", () => {
    const statements = policyOf({
      orders: { to: things.database, can: ["connect"], user: "packer", why },
      files: { to: things.fileSystem, can: ["read"], through: "app", why },
    });
    const user = (name: string) =>
      `arn:AWS::Partition.Ref:rds-db:AWS::Region.Ref:AWS::AccountId.Ref:dbuser:db-ABC/${name}`;
    const connect = (name: string) => isAllowed(statements, { action: "rds-db:connect", resource: user(name) });
    expect([connect("packer"), connect("steward")]).toEqual([true, false]);
    const mount = (point: string) =>
      isAllowed(statements, {
        action: "elasticfilesystem:ClientMount",
        resource: things.fileSystem.arn,
        context: { "elasticfilesystem:AccessPointArn": point },
      });
    expect([mount(things.fileSystem.accessPoints.app.arn), mount("another")]).toEqual([true, false]);
    expect(() => policyOf({ files: { to: things.fileSystem, can: ["read"], through: "home", why } })).toThrow(
      /through home, which is no access point/,
    );
  });

  it("never shows what a log masks", () => {
    const statements = policyOf({ audit: { to: things.logGroup, can: ["read", "write"], why } });
    expect(actionsOf(statements)).not.toContain("logs:Unmask");
    expect(actionsOf(statements)).toContain("logs:FilterLogEvents");
  });
});

describe("declared needs", () => {
  const need = (actions: readonly string[], on: readonly string[] | "every-resource") =>
    policyOf({ need: { actions, on, why } });

  it("are allowed by name, on what they name", () => {
    const arn = "arn:aws:states:eu-west-1:111122223333:stateMachine:orders";
    const statements = need(["states:StartExecution"], [arn]);
    expect(isAllowed(statements, { action: "states:StartExecution", resource: arn })).toBe(true);
    expect(isAllowed(statements, { action: "states:StopExecution", resource: arn })).toBe(false);
    expect(isAllowed(statements, { action: "states:StartExecution", resource: `${arn}-2` })).toBe(false);
  });

  it("have no wildcard in an action, however they came past the compiler", () => {
    for (const action of ["*", "s3:*", "s3:Get*", "s3:GetObjec?", "s3", "${aws:x}:Get"]) {
      expect(() => need([action], ["arn:aws:s3:::a"])).toThrow(/write each action by its name/);
    }
  });

  it("are on every resource only where AWS lets no resource be named", () => {
    expect(need(["ec2:DescribeInstances", "sts:GetCallerIdentity"], "every-resource")).toMatchObject([
      { Resource: "*" },
    ]);
    for (const action of ["s3:GetObject", "ec2:TerminateInstances", "nosuch:Thing"]) {
      expect(() => need([action], "every-resource")).toThrow(`allows ${action} on every resource: name the ARNs`);
    }
    for (const all of ["*", "arn:*"]) {
      expect(() => need(["s3:GetObject"], [all])).toThrow(/name the ARNs/);
    }
    expect(() => need(["s3:GetObject"], [])).toThrow(/is on nothing/);
    expect(() => need([], ["arn:aws:s3:::a"])).toThrow(/allows nothing/);
  });

  it("may be on every resource for as long as somebody answers for it", () => {
    const access = { search: { actions: ["s3:GetObject"], on: "every-resource", why } } as const;
    const unsafe = (expires: string) =>
      role({ access, unsafe: [{ control: "resources-named", reason: "the search finds all", expires }] });
    expect(unsafe("2026-12-31").resources).toHaveLength(2);
    expect(() => unsafe("2026-05-31")).toThrow(/ended on 2026-05-31/);
  });

  it("are refused where IAM would refuse the policy", () => {
    const many = Array.from({ length: 200 }, (_, index) => `arn:aws:s3:::a-bucket-of-some-length-${String(index)}`);
    expect(() => need(["s3:ListBucket"], many)).toThrow(
      /^The policy of role packer has \d{4} characters at least, and IAM takes 6144/,
    );
    expect(() => policyOf({ "Not so": { to: things.queue, can: ["send"], why } })).toThrow(/cannot have that name/);
    expect(() => policyOf({ packing: { to: things.queue, can: ["send"], why: " " } })).toThrow(/must say why/);
    expect(() => policyOf({ packing: { to: things.queue, can: [], why } })).toThrow(/allows nothing/);
  });
});

describe("the fewest statements", () => {
  const allowance = fc.record({
    Sid: fc.constantFrom("A", "B", "C"),
    Action: fc.subarray(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], { minLength: 1 }),
    Resource: fc.constantFrom<string | readonly string[]>("a", "b", ["a", "b"], ["a"]),
    Condition: fc.constantFrom({ StringEquals: { k: "v" } }, { StringEquals: { k: "w" } }),
  });
  const open = (all: readonly Allowance[]): readonly Statement[] => all.map((it) => ({ ...it, Effect: "Allow" }));

  it("allow the same as all of them, and no two are about the same", () => {
    fc.assert(
      fc.property(fc.array(allowance, { maxLength: 8 }), (all) => {
        const few = fewest(all);
        for (const action of ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"])
          for (const resource of ["a", "b"])
            for (const k of ["v", "w"]) {
              const request = { action, resource, context: { k } };
              expect(isAllowed(open(few), request)).toBe(isAllowed(open(all), request));
            }
        const about = few.map(({ Resource, Condition }) => JSON.stringify([Resource, Condition]));
        expect(new Set(about).size).toBe(about.length);
      }),
    );
  });

  it("keep apart what only looks the same before deployment", () => {
    const [one, other] = [new Input({}), new Input({})];
    expect(
      fewest([
        { Sid: "A", Action: "s3:GetObject", Resource: one },
        { Sid: "B", Action: "s3:PutObject", Resource: other },
      ]),
    ).toHaveLength(2);
  });
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { RawObject } from "../../../components/model/raw";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { answerOf } from "../../../policy-packs/proofs/permissions/ask";
import { isNothing, difference } from "../../../policy-packs/proofs/permissions/sets/region";
import { membersOf } from "../../../policy-packs/proofs/permissions/roster";

const account = "123456789012";
const iam = (text: string): string => `arn:aws:iam::${account}:${text}`;
const key = `arn:aws:kms:us-east-1:${account}:key/1234abcd`;

let made = 0;
const resource = (type: string, props: RawObject, outputs: RawObject = {}): PulumiResource => {
  const name = `r${String(made++)}`;
  return { urn: `urn:pulumi:dev::shop::${type}::${name}`, type, name, props, outputs, propertyDependencies: {} };
};
const document = (...Statement: readonly RawObject[]): string => JSON.stringify({ Version: "2012-10-17", Statement });
const role = (name: string) =>
  resource("aws:iam/role:Role", { name, assumeRolePolicy: document() }, { id: name, name, arn: iam(`role/${name}`) });

const base: readonly PulumiResource[] = [
  role("report"),
  role("other"),
  resource("aws:iam/user:User", { name: "ann" }, { id: "ann", name: "ann", arn: iam("user/ann") }),
  resource("aws:iam/group:Group", { name: "staff" }, { id: "staff", name: "staff" }),
  resource("aws:iam/groupMembership:GroupMembership", { group: "staff", users: ["ann"] }),
  resource(
    "aws:kms/key:Key",
    { policy: document({ Effect: "Allow", Principal: { AWS: iam("root") }, Action: "kms:*", Resource: "*" }) },
    { id: "1234abcd", arn: key, keyId: "1234abcd" },
  ),
  resource(
    "aws:s3/bucket:Bucket",
    { bucket: "orders" },
    { id: "orders", bucket: "orders", arn: "arn:aws:s3:::orders" },
  ),
];

const action = fc.constantFrom("kms:Decrypt", "kms:*", "s3:GetObject", "s3:*", "*");
const on = fc.constantFrom("*", key, "arn:aws:s3:::orders/*");
const holder = fc.constantFrom<readonly [string, string, string]>(
  ["rolePolicy:RolePolicy", "role", "report"],
  ["rolePolicy:RolePolicy", "role", "other"],
  ["userPolicy:UserPolicy", "user", "ann"],
  ["groupPolicy:GroupPolicy", "group", "staff"],
);
const condition = fc.constantFrom<RawObject>(
  {},
  { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } },
  { Condition: { Bool: { "aws:SecureTransport": "true" } } },
);

const inline = (Effect: string) =>
  fc.tuple(action, on, holder, condition).map(([Action, Resource, [type, property, name], more]) => [
    resource(`aws:iam/${type}`, {
      name: "p",
      [property]: name,
      policy: document({ Effect, Action, Resource, ...more }),
    }),
  ]);

const attached = (...policies: readonly string[]) =>
  fc.tuple(fc.constantFrom(...policies), fc.constantFrom("roles", "users", "groups")).map(([policy, list]) => [
    resource("aws:iam/policyAttachment:PolicyAttachment", {
      name: "x",
      policyArn: `arn:aws:iam::aws:policy/${policy}`,
      [list]: [{ roles: "report", users: "ann", groups: "staff" }[list]],
    }),
  ]);

const grant = fc
  .tuple(
    fc.constantFrom(["Decrypt"], ["DescribeKey"], ["Decrypt", "Encrypt"]),
    fc.constantFrom("role/report", "user/ann", "root"),
    fc.constantFrom<RawObject>({}, { constraints: [{ encryptionContextSubset: { app: "shop" } }] }),
  )
  .map(([operations, who, more]) => [
    resource("aws:kms/grant:Grant", { keyId: "1234abcd", granteePrincipal: iam(who), operations, ...more }),
  ]);

const guard = fc
  .tuple(
    fc.constantFrom("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"),
    fc.constantFrom("kms:*", "s3:*", "s3:GetObject"),
    fc.constantFrom(account, "ou-ab12-11111111"),
    condition,
  )
  .map(([type, Action, targetId, more]) => {
    const principal = type === "RESOURCE_CONTROL_POLICY" ? { Principal: "*" } : {};
    const content = document({ Effect: "Deny", ...principal, Action, Resource: "*", ...more });
    const id = `p-${String(made)}`;
    return [
      resource("aws:organizations/policy:Policy", { name: id, type, content }, { id }),
      resource("aws:organizations/policyAttachment:PolicyAttachment", { policyId: id, targetId }),
    ];
  });

const allowing = fc.oneof(inline("Allow"), attached("AmazonS3ReadOnlyAccess", "PowerUserAccess"), grant);
const denying = fc.oneof(inline("Deny"), attached("AWSDenyAll"), guard);
const stack = fc.array(fc.oneof(allowing, denying), { maxLength: 4 }).map((it) => [...base, ...it.flat()]);

const questions = ["role/report", "role/other", "user/ann"].flatMap((caller) => [
  { caller, action: "kms:Decrypt", resource: key, given: {} },
  { caller, action: "kms:Decrypt", resource: key, given: { "kms:EncryptionContext:app": "shop" } },
  { caller, action: "s3:GetObject", resource: "arn:aws:s3:::orders/a", given: { "aws:PrincipalOrgID": "o-2" } },
]);

const ranks = (resources: readonly PulumiResource[]): readonly number[] => {
  const graph = adaptPulumi(resources);
  return questions.map((question) => {
    const told = answerOf(graph, question);
    if ("mistake" in told) throw new Error(told.mistake);
    return ["no", "unknown", "yes"].indexOf(told.answer.answer);
  });
};

const sets = (resources: readonly PulumiResource[]) =>
  new Map(membersOf(adaptPulumi(resources)).map(({ name, access }) => [name, access]));

const within = (few: readonly PulumiResource[], many: readonly PulumiResource[]): void => {
  const [less, more] = [sets(few), sets(many)];
  expect([...less.keys()]).toEqual([...more.keys()]);
  for (const [name, access] of less) {
    const wider = more.get(name);
    expect(isNothing(difference(access.least, wider?.least ?? []))).toBe(true);
    expect(isNothing(difference(access.most, wider?.most ?? []))).toBe(true);
  }
};

describe("a stack with one more allowance", () => {
  it("lets nobody do less: a policy however it is attached, or a grant", () => {
    fc.assert(
      fc.property(stack, allowing, (few, more) => {
        const [before, after] = [ranks(few), ranks([...few, ...more])];
        before.forEach((rank, at) => {
          expect(after[at]).toBeGreaterThanOrEqual(rank);
        });
        within(few, [...few, ...more]);
      }),
      { numRuns: 120 },
    );
  });
});

describe("a stack with one more denial", () => {
  it("lets nobody do more: of a policy, or of the organization", () => {
    fc.assert(
      fc.property(stack, denying, (few, more) => {
        const [before, after] = [ranks(few), ranks([...few, ...more])];
        before.forEach((rank, at) => {
          expect(after[at]).toBeLessThanOrEqual(rank);
        });
        within([...few, ...more], few);
      }),
      { numRuns: 120 },
    );
  });
});

describe("a stack written in another order", () => {
  it("says the same", () => {
    fc.assert(
      fc.property(stack, (one) => {
        expect(ranks([...one].reverse())).toEqual(ranks(one));
      }),
      { numRuns: 80 },
    );
  });

  it("says some of each, so that these laws are about something", () => {
    const all = fc.sample(stack, { numRuns: 150, seed: 5 }).flatMap(ranks);
    for (const rank of [0, 1, 2]) expect(all.filter((it) => it === rank).length).toBeGreaterThan(30);
  });
});

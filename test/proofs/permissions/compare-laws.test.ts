import { describe, expect, it } from "@jest/globals";
import type { Change } from "../../../policy-packs/proofs/change";
import { permissionChanges } from "../../../policy-packs/proofs/permissions/compare";
import { dice } from "../reachability/random";
import { graphOf } from "./templates";

type Dice = ReturnType<typeof dice>;

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly [element: string]: unknown;
}
interface Stack {
  readonly [id: string]: { readonly Type: string; readonly Properties: object };
}

const actions = (it: Dice) =>
  it.pick<unknown>("s3:*", "s3:Get*", "s3:GetObject", ["s3:PutObject", "sqs:SendMessage"], "sqs:*", "*", "s3:*Object");

const resources = (it: Dice) =>
  it.pick<unknown>("*", { "Fn::GetAtt": ["Orders", "Arn"] }, { "Fn::Sub": "${Orders.Arn}/*" }, "arn:aws:s3:::site/*", [
    "arn:aws:s3:::site/pictures/*",
    "arn:aws:sqs:*:*:work",
  ]);

const condition = (it: Dice) =>
  it.pick<object>(
    {},
    {},
    {},
    { Condition: { IpAddress: { "aws:SourceIp": it.pick("10.0.0.0/8", "0.0.0.0/0") } } },
    { Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } } },
  );

const statement = (it: Dice): Statement => ({
  Effect: it.pick("Allow", "Allow", "Allow", "Deny"),
  ...(it.chance(15) ? { NotAction: actions(it) } : { Action: actions(it) }),
  ...(it.chance(10) ? { NotResource: resources(it) } : { Resource: resources(it) }),
  ...condition(it),
});

const document = (Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });

const role = (...documents: readonly object[]) => ({
  Type: "AWS::IAM::Role",
  Properties: {
    AssumeRolePolicyDocument: document([
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } },
    ]),
    Policies: documents.map((PolicyDocument, index) => ({ PolicyName: `p${String(index)}`, PolicyDocument })),
  },
});

const documents = (it: Dice) => [
  document([statement(it), ...it.times(2, () => statement(it))]),
  ...it.times(1, () => document([statement(it)])),
];

const principal = (it: Dice) =>
  it.pick<unknown>("*", { AWS: { "Fn::GetAtt": ["R0", "Arn"] } }, { AWS: "arn:aws:iam::222233334444:root" });

const bucketPolicy = (it: Dice) => ({
  Type: "AWS::S3::BucketPolicy",
  Properties: {
    Bucket: { Ref: "Orders" },
    PolicyDocument: document(
      [0, ...it.times(1, (index) => index)].map(() => ({ ...statement(it), Principal: principal(it) })),
    ),
  },
});

const randomStack = (it: Dice): Stack => ({
  Orders: { Type: "AWS::S3::Bucket", Properties: {} },
  R0: role(...documents(it)),
  R1: role(...documents(it)),
  ...(it.chance(60) ? { Access: bucketPolicy(it) } : {}),
});

/** A stack with a statement more for a role. */
const adding = (stack: Stack, Effect: "Allow" | "Deny", it: Dice): Stack => {
  const { Type, Properties } = stack["R0"] ?? role();
  const { Policies } = Properties as { readonly Policies: readonly object[] };
  const own = { Effect, Action: actions(it), Resource: resources(it) };
  const more = { PolicyName: "more", PolicyDocument: document([own]) };
  return { ...stack, R0: { Type, Properties: { ...Properties, Policies: [...Policies, more] } } };
};

const changes = (old: Stack, now: Stack) => {
  const { gained, lost } = permissionChanges(graphOf(old), graphOf(now));
  const tell = ({ who, what, certain }: Change) => `${who}: ${what}${certain ? "" : ", perhaps"}`;
  return { gained: gained.map(tell).sort(), lost: lost.map(tell).sort() };
};

/** What nobody tells things apart by: the names of inline policies, and the order of everything. */
const renamed = (stack: Stack): Stack => JSON.parse(JSON.stringify(stack).replace(/"p(\d)"/g, '"other-$1"')) as Stack;

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed).reverse();
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  // The arguments of a function have an order.
  if (entries.some(([key]) => key.startsWith("Fn::"))) return value;
  return Object.fromEntries(entries.map(([key, it]) => [key, reversed(it)] as const).reverse());
};
const shuffled = (stack: Stack): Stack => reversed(stack) as Stack;

const revised = (stack: Stack, it: Dice): Stack => {
  const other = randomStack(it);
  const ids = [...new Set([...Object.keys(stack), ...Object.keys(other)])];
  return Object.fromEntries(
    ids.flatMap((id) => {
      const one = it.chance(50) ? stack[id] : other[id];
      return one === undefined ? [] : [[id, one] as const];
    }),
  );
};

const seeds = Array.from({ length: 400 }, (_, index) => index + 1);
const none = { gained: [], lost: [] };

describe("what two revisions let do differently", () => {
  it("is nothing between a stack and itself, whatever policies are called and in whatever order they stand", () => {
    for (const seed of seeds) {
      const stack = randomStack(dice(seed));
      for (const same of [stack, shuffled(stack), renamed(stack)])
        expect([seed, changes(stack, same)]).toEqual([seed, none]);
    }
  });

  it("is no loss where more is allowed", () => {
    let gains = 0;
    for (const seed of seeds) {
      const stack = randomStack(dice(seed));
      const { gained, lost } = changes(stack, adding(stack, "Allow", dice(seed + 1000)));
      expect([seed, lost]).toEqual([seed, []]);
      gains += gained.length;
    }
    expect(gains).toBeGreaterThan(seeds.length / 2);
  });

  it("is no gain where more is denied", () => {
    let losses = 0;
    for (const seed of seeds) {
      const stack = randomStack(dice(seed));
      const { gained, lost } = changes(stack, adding(stack, "Deny", dice(seed + 1000)));
      expect([seed, gained]).toEqual([seed, []]);
      losses += lost.length;
    }
    expect(losses).toBeGreaterThan(seeds.length / 2);
  });

  it("is gained one way and lost the other", () => {
    let all = 0;
    for (const seed of seeds) {
      const old = randomStack(dice(seed));
      const now = revised(old, dice(seed + 2000));
      const [there, back] = [changes(old, now), changes(now, old)];
      expect([seed, back]).toEqual([seed, { gained: there.lost, lost: there.gained }]);
      all += there.gained.length;
    }
    expect(all).toBeGreaterThan(seeds.length);
  });
});

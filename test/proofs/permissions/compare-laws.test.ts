import { describe } from "@jest/globals";
import { permissionChanges } from "../../../policy-packs/proofs/permissions/compare";
import { obeysLawsOfRevisions, tell, type Dice } from "../revisions";
import { graphOf } from "./templates";

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

describe("what two revisions let do differently", () => {
  obeysLawsOfRevisions({
    seeds: 400,
    invent: randomStack,
    changes,
    same: (stack) => [shuffled(stack), renamed(stack)],
    allowing: (stack, it) => adding(stack, "Allow", it),
    denying: (stack, it) => adding(stack, "Deny", it),
    kept: 50,
    least: { gained: 0.5, lost: 0.5 },
  });
});

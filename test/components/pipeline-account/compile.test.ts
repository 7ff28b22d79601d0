import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Text } from "../../../components/model/plan";
import { PlanError } from "../../../components/model/plan-error";
import type { Denial, DenialDocument } from "../../../components/model/planned/organizations";
import { compile } from "../../../components/pipeline-account/guardrails/compile";
import { quotas, type PolicyType } from "../../../components/pipeline-account/guardrails/quotas";
import { blocks, type Request } from "../../../components/pipeline-account/guardrails/simulate";

const scp: PolicyType = "SERVICE_CONTROL_POLICY";

const some = <T>(...items: readonly T[]) => fc.subarray([...items], { minLength: 1 });
const actions = some(
  "s3:*",
  "s3:Get*",
  "s3:GetObject",
  "s3:Get?bject",
  "iam:CreateUser",
  "iam:create*",
  "ec2:RunInstances",
  "*",
);
const resources = some("*", "arn:aws:s3:::a/*", "arn:aws:s3:::A/*", "arn:aws:s3:::a/b", "arn:aws:s3:::?/b");
const condition = fc.constantFrom<NonNullable<Denial<Text>["Condition"]> | undefined>(
  undefined,
  { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
  { StringEquals: { "aws:RequestedRegion": ["eu-west-1"], "aws:SourceVpc": "vpc-1" } },
  { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "us-east-1"] } },
  { Bool: { "aws:ViaAWSService": "false" }, StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "us-east-1"] } },
);

const denials: fc.Arbitrary<readonly Denial<Text>[]> = fc
  .array(fc.tuple(fc.boolean(), actions, fc.boolean(), resources, condition), { maxLength: 8 })
  .map((all) =>
    all.map(([notAction, action, notResource, resource, Condition], index) => ({
      // Two may have one name.
      Sid: `S${String(index % 5)}`,
      Effect: "Deny",
      ...(notAction ? { NotAction: action } : { Action: action }),
      ...(notResource ? { NotResource: resource } : { Resource: resource }),
      ...(Condition === undefined ? {} : { Condition }),
    })),
  );

const requests: fc.Arbitrary<Request> = fc.record({
  role: fc.constant({ arn: "arn:aws:iam::111122223333:role/shop", tags: {} }),
  action: fc.constantFrom(
    "s3:GetObject",
    "s3:PutObject",
    "iam:CreateUser",
    "IAM:CreateRole",
    "ec2:RunInstances",
    "sts:TagSession",
  ),
  resource: fc.constantFrom(
    "arn:aws:s3:::a/b",
    "arn:aws:s3:::A/b",
    "arn:aws:s3:::c/b",
    "arn:aws:iam::111122223333:user/u",
  ),
  context: fc.record({
    "aws:RequestedRegion": fc.constantFrom("eu-west-1", "us-east-1", "ap-south-1", null),
    "aws:SourceVpc": fc.constantFrom("vpc-1", null),
    "aws:ViaAWSService": fc.constantFrom(true, false, null),
  }),
});

const guard = (documents: readonly DenialDocument<Text>[]) =>
  documents.map((document, index) => ({ name: String(index), type: scp, document, because: {} }));

const asGiven = (statements: readonly Denial<Text>[]) => guard([{ Version: "2012-10-17", Statement: statements }]);

describe("compiled guardrails", () => {
  it("deny what the statements deny, and nothing else", () => {
    fc.assert(
      fc.property(denials, fc.array(requests, { minLength: 1, maxLength: 20 }), (statements, asked) => {
        const compiled = guard(compile(scp, statements).map(({ document }) => document));
        for (const request of asked) {
          expect(blocks(compiled, request).verdict).toBe(blocks(asGiven(statements), request).verdict);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("are never more or longer than they came, and name each statement once", () => {
    fc.assert(
      fc.property(denials, (statements) => {
        const compiled = compile(scp, statements);
        const sids = compiled.flatMap(({ document }) => document.Statement.map(({ Sid }) => Sid));
        expect(new Set(sids).size).toBe(sids.length);
        expect(sids.length).toBeLessThanOrEqual(statements.length);
        expect(compiled.flatMap(({ from }) => Object.values(from).flat()).length).toBe(statements.length);
      }),
    );
  });

  const long = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom("a", "b", "c", "d"), fc.boolean()), {
      maxLength: 12,
    })
    .map((all) =>
      all.map(([count, service, not], index): Denial<Text> => ({
        Sid: `S${String(index)}`,
        Effect: "Deny",
        [not ? "NotAction" : "Action"]: Array.from({ length: count }, (_, at) => `${service}:Action${String(at)}`),
        Resource: "*",
        Condition: { StringEquals: { "aws:PrincipalTag/it": String(index) } },
      })),
    );

  it.each<PolicyType>(["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"])(
    "fit the quotas of a %s, or say in one sentence that they do not",
    (type) => {
      fc.assert(
        fc.property(long, (statements) => {
          try {
            const compiled = compile(type, statements);
            expect(compiled.length).toBeLessThanOrEqual(quotas[type].attached - quotas[type].taken);
            for (const { document } of compiled) {
              expect(JSON.stringify(document).length).toBeLessThanOrEqual(quotas[type].characters);
            }
          } catch (error) {
            if (!(error instanceof PlanError)) throw error;
            expect(error.message).toMatch(/^The guardrails? /);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it("cut a statement that no policy holds, and keep its meaning", () => {
    const Action = Array.from({ length: 900 }, (_, index) => `s3:Action${String(index)}`);
    const compiled = compile(scp, [{ Sid: "Long", Effect: "Deny", Action, Resource: "*" }]);
    expect(compiled.length).toBeGreaterThan(1);
    const denied = compiled.flatMap(({ document }) => document.Statement.flatMap((it) => it.Action));
    expect(new Set(denied)).toEqual(new Set(Action));
  });

  it("say which statement alone is too long", () => {
    const NotAction = Array.from({ length: 900 }, (_, index) => `s3:Action${String(index)}`);
    expect(() => compile(scp, [{ Sid: "Long", Effect: "Deny", NotAction, Resource: "*" }])).toThrow(
      "The guardrail Long alone is longer than the 10240 characters",
    );
  });

  it("leave out what another statement says already, and remember what it was for", () => {
    const all = { Effect: "Deny", Resource: "*" } as const;
    const [only] = compile(scp, [
      { Sid: "One", ...all, Action: "s3:GetObject", Condition: { Bool: { "aws:ViaAWSService": "false" } } },
      { Sid: "All", ...all, Action: ["s3:*", "s3:Get*"] },
      { Sid: "More", ...all, Action: "iam:CreateUser" },
    ]);
    expect(only?.document.Statement).toEqual(
      [{ Sid: "OneAnd2More", Effect: "Deny", Action: ["iam:CreateUser", "s3:*"], Resource: "*" }].map((it) => ({
        ...it,
        Sid: "AllAnd2More",
      })),
    );
    expect(only?.from).toEqual({ AllAnd2More: ["One", "All", "More"] });
  });
});

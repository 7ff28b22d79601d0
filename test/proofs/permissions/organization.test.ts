import { describe, expect, it } from "@jest/globals";
import type { Raw } from "../../../components/model/raw";
import { answerOf } from "../../../policy-packs/proofs/permissions/ask";
import { permissionChanges } from "../../../policy-packs/proofs/permissions/compare";
import { decide } from "../../../policy-packs/proofs/permissions/decide";
import { policyOf } from "../../../policy-packs/proofs/permissions/document";
import { listOf } from "../../../policy-packs/proofs/permissions/lists";
import { anyOf } from "../../../policy-packs/proofs/permissions/match";
import { textOf } from "../../../policy-packs/proofs/permissions/pattern";
import { grantsTo } from "../../../policy-packs/proofs/permissions/principals";
import { contextOf, type Caller } from "../../../policy-packs/proofs/permissions/request";
import { accessOf } from "../../../policy-packs/proofs/permissions/sets/access";
import { holdsRequest } from "../../../policy-packs/proofs/permissions/sets/region";
import { casesOf } from "../../peers/permissions/cases";
import { allow, graphOf, role } from "./templates";

const home = "123456789012";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html: only whoever is of the organization, and services. */
const perimeter = (...actions: readonly string[]) => ({
  Sid: "EnforceOrgIdentities",
  Effect: "Deny",
  Principal: "*",
  Action: actions,
  Resource: "*",
  Condition: {
    StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-1234567890" },
    BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
  },
});

const guarding = (Type: string, statement: object, TargetIds: readonly string[] = [home]) => ({
  Type: "AWS::Organizations::Policy",
  Properties: { Name: "guard", Type, TargetIds, Content: { Version: "2012-10-17", Statement: [statement] } },
});
const rcp = (statement: object, targets?: readonly string[]) => guarding("RESOURCE_CONTROL_POLICY", statement, targets);

const partner = "arn:aws:iam::444455556666:role/partner";
const stack = (more: object = {}, Principal: unknown = "*") => ({
  Orders: { Type: "AWS::S3::Bucket", Properties: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: false } } },
  Account: {
    Type: "AWS::S3::AccountPublicAccessBlock",
    Properties: { RestrictPublicBuckets: false },
  },
  Policy: {
    Type: "AWS::S3::BucketPolicy",
    Properties: {
      Bucket: { Ref: "Orders" },
      PolicyDocument: allow("s3:GetObject", { "Fn::Sub": "${Orders.Arn}/*" }, { Principal }),
    },
  },
  Key: {
    Type: "AWS::KMS::Key",
    Properties: { KeyPolicy: allow(["kms:Decrypt", "kms:RetireGrant"], "*", { Principal }) },
  },
  ...more,
});
const guarded = stack({ Guard: rcp(perimeter("s3:*", "kms:*")) });

const ask = (resources: object, caller: string, action = "s3:GetObject", resource = "bucket/Orders/a", given = {}) => {
  const told = answerOf(graphOf(resources), { caller, action, resource, given });
  if ("mistake" in told) throw new Error(told.mistake);
  return told.answer;
};
const outsiders = (resources: object): readonly string[] => {
  const listed = listOf(graphOf(resources), { list: "outsiders" });
  if ("mistake" in listed) throw new Error(listed.mistake);
  return listed.entries.map(({ says, when }) => `${says}${when.length === 0 ? "" : " (perhaps)"}`);
};

describe("a resource control policy that asks for the organization's own", () => {
  it("keeps out anybody whom a resource lets in, who is of no organization", () => {
    expect(ask(stack(), "anybody").answer).toBe("yes");
    expect(ask(guarded, "anybody")).toMatchObject({
      answer: "no",
      stop: { by: "deny", statement: { policy: "Guard" } },
    });
  });

  it("keeps out whoever is of another", () => {
    const given = { "aws:PrincipalOrgID": "o-another" };
    const open = stack({}, { AWS: partner });
    const shut = stack({ Guard: rcp(perimeter("s3:*")) }, { AWS: partner });
    expect(ask(open, partner, "s3:GetObject", "bucket/Orders/a", given).answer).toBe("unknown");
    expect(ask(shut, partner, "s3:GetObject", "bucket/Orders/a", given)).toMatchObject({ answer: "no" });
  });

  it("lets services in, and actions it does not name", () => {
    expect(ask(guarded, "cloudfront.amazonaws.com").answer).toBe("yes");
    expect(ask(stack({ Guard: rcp(perimeter("sqs:*")) }), "anybody").answer).toBe("yes");
  });

  it("holds for no retiring of grants, whatever it names", () => {
    expect(ask(guarded, "anybody", "kms:Decrypt", "key/Key").answer).toBe("no");
    expect(ask(guarded, "anybody", "kms:RetireGrant", "key/Key").answer).toBe("yes");
  });

  it("is not known to hold where it is attached to a unit, or to another account", () => {
    for (const target of ["ou-ab12-11111111", "444455556666"])
      expect(ask(stack({ Guard: rcp(perimeter("s3:*"), [target]) }), "anybody")).toMatchObject({
        answer: "unknown",
        missing: ["whether Guard is over the account"],
      });
  });
});

describe("who is let in from outside, as sets", () => {
  it("is nobody whom the organization keeps out", () => {
    expect(outsiders(stack())).toEqual([
      "anybody: s3:GetObject on bucket/Orders/*",
      "anybody: kms:Decrypt, kms:RetireGrant on key/Key",
    ]);
    expect(outsiders(guarded)).toEqual(["anybody: kms:RetireGrant on key/Key"]);
  });

  it("is told with the condition where that decides", () => {
    const shut = stack({ Guard: rcp(perimeter("s3:*")) }, { AWS: partner });
    expect(outsiders(shut)).toEqual([
      `${partner}: s3:GetObject on bucket/Orders/* (perhaps)`,
      `${partner}: kms:Decrypt, kms:RetireGrant on key/Key`,
    ]);
  });

  it("is what a service control policy over their account leaves them", () => {
    const deny = { Effect: "Deny", Action: "s3:*", Resource: "*" };
    const shut = stack({ Guard: guarding("SERVICE_CONTROL_POLICY", deny, ["444455556666"]) }, { AWS: partner });
    expect(outsiders(shut)).toEqual([`${partner}: kms:Decrypt, kms:RetireGrant on key/Key`]);
  });

  it("changes with it from one revision to the next", () => {
    const { gained, lost } = permissionChanges(graphOf(stack()), graphOf(guarded));
    expect(gained).toEqual([]);
    expect(lost.filter(({ certain }) => certain).map(({ who, what }) => `${who}: ${what}`)).toEqual([
      "anybody: s3:GetObject on bucket/Orders/*",
      "anybody: kms:Decrypt on key/Key",
    ]);
  });
});

describe("what a role may do, as a set", () => {
  it("hangs on a resource control policy over the account of the resource, which an ARN need not tell", () => {
    const deny = { Effect: "Deny", Principal: "*", Action: "s3:DeleteObject", Resource: "*" };
    const listed = listOf(graphOf({ Deploy: role(allow("s3:*", "*")), Guard: rcp(deny) }), {
      list: "what",
      who: "role/Deploy",
    });
    if ("mistake" in listed) throw new Error(listed.mistake);
    expect(listed.entries.map(({ says, when }) => [says, when.join()])).toEqual([
      ["s3:* but s3:DeleteObject on *", ""],
      ["s3:DeleteObject on *", expect.stringContaining("whether Guard is over the account of the resource")],
    ]);
  });
});

// Services and anybody have no policies of their own: the resource's policy and the organization decide, as a set and one by one.
describe("what a resource gives within what the organization lets", () => {
  it("holds a request just where that request is decided so", () => {
    let [count, limited, allowed, unknown] = [0, 0, 0, 0];
    for (const [at, one] of casesOf(23, 12_000).entries()) {
      if (one.caller.kind !== "service" || one.resourcePolicy === undefined) continue;
      const caller: Caller = at % 3 === 0 ? { kind: "anonymous" } : { kind: "service", name: one.caller.name };
      const context = contextOf(one.context, at % 2 === 0);
      const read = (document: unknown, name: string) => policyOf(document as Raw, { name });
      const resource = read(one.resourcePolicy, "resource");
      const full = read(
        { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] },
        "full",
      );
      const resourceControl = one.resourceControl.map((level) => [...level.map((it) => read(it, "RCP")), full]);
      const asked = textOf(one.resource);
      const { answer } = decide(
        { caller, action: one.action, resource: asked, account: one.account, context },
        { identity: [], resource, resourceControl },
      );
      const access = accessOf([[resource], ...resourceControl], context, (statement) =>
        anyOf(grantsTo(statement, caller).map(({ match }) => match)),
      );
      const name = Array.from(one.action.toLowerCase());
      const [least, most] = [access.least, access.most].map((it) => holdsRequest(it, name, asked) !== undefined);
      expect({ said: least === true ? "yes" : most === true ? "unknown" : "no", one }).toEqual({ said: answer, one });
      count++;
      if (resourceControl.length > 0) limited++;
      if (answer === "yes") allowed++;
      if (answer === "unknown") unknown++;
    }
    expect(count).toBeGreaterThan(1000);
    for (const some of [limited, allowed, unknown]) expect(some).toBeGreaterThan(30);
  });
});

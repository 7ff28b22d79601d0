import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { ofType, plan, type AnyNetwork } from "./given";
import { simulator } from "./packets";

const until = "2026-12-31";
const zones = { edge: {}, app: {}, data: {}, tools: { sensitivity: "management" as const, slot: 9 } };
const services = ["aws.s3", "aws.dynamodb", "aws.secretsmanager", "aws.sqs"] as const;
const host = { zone: "tools" };

/** Which zones name which endpoints, and where these stand. */
const uses = fc.record({
  flows: fc.uniqueArray(fc.tuple(fc.constantFrom("app", "data", "tools"), fc.constantFrom(...services)), {
    selector: (it) => it.join(),
    maxLength: 6,
  }),
  zone: fc.constantFrom("app", "data", "tools"),
});

const statements = (own: Partial<AnyNetwork> & Parameters<typeof plan>[0] = {}) =>
  ofType(
    plan({
      zones,
      flows: {
        "app -> aws.s3 : 443": "invoices",
        "app -> aws.secretsmanager : 443": "passwords",
        "app -> aws.sts : 443": "roles",
        "app -> aws.ssm : 443": "settings",
        "app -> aws.ecr.dkr : 443": "images",
      },
      egress: "endpoints",
      endpoints: host,
      ...own,
    }),
    "AWS::EC2::VPCEndpoint",
  ).map(({ id, properties }) => ({ id, statements: properties.PolicyDocument.Statement }));

describe("an endpoint", () => {
  it("is reached by the zones that name it, on 443, and by nobody else", () => {
    fc.assert(
      fc.property(uses, ({ flows, zone }) => {
        const named = Object.fromEntries(flows.map(([from, to]) => [`${from} -> ${to} : 443`, "a test"]));
        const passes = simulator(plan({ zones, flows: named, egress: "endpoints", endpoints: { zone } }));
        const wrong = ["edge", "app", "data", "tools", "internet"].flatMap((from) =>
          services
            .filter((to) => flows.some((it) => it[1] === to))
            .flatMap((to) =>
              [80, 443, 8443].flatMap((port) => {
                const flow = `${from} -> ${to} : ${String(port)}` in named;
                const attempt = { from, to, protocol: "tcp", port, family: "ipv4" } as const;
                return passes(attempt).some((does) => does !== flow) ? [attempt] : [];
              }),
            ),
        );
        expect(wrong).toEqual([]);
        const leaks = ["app", "data", "tools"].filter((from) =>
          passes({ from, to: "internet", protocol: "tcp", port: 443, family: "ipv4" }).includes(true),
        );
        expect(leaks).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("answers only principals of the organization, and leads only to its own resources", () => {
    const organizationId = "o-a1b2c3d4e5";
    for (const { statements: all } of statements({ endpoints: { ...host, organizationId } })) {
      const open = all.filter(({ Action }) => Action === "*");
      expect(open.map(({ Condition }) => Condition)).toEqual([
        { StringEquals: { "aws:PrincipalOrgID": organizationId, "aws:ResourceOrgID": organizationId } },
        { Bool: { "aws:PrincipalIsAWSService": true } },
      ]);
    }
  });

  it("answers, where no organization is named, only principals of the account", () => {
    for (const { statements: all } of statements()) {
      const [own] = all;
      expect(own?.Condition).toEqual({
        StringEquals: {
          "aws:PrincipalAccount": { Ref: "AWS::AccountId" },
          "aws:ResourceAccount": { Ref: "AWS::AccountId" },
        },
      });
    }
  });

  it("opens to strangers no more than what is AWS's own to read, or one's own to be asked for", () => {
    const more = statements().flatMap(({ id, statements: all }) =>
      all.filter(({ Action }) => Action !== "*").map(({ Sid, Action }) => [id, Sid, Action]),
    );
    expect(more).toEqual([
      ["endpoint-s3", "BucketsOfAws", "s3:GetObject"],
      [
        "endpoint-ssm",
        "OwnPrincipalsToAwsParameters",
        ["ssm:DescribeDocument", "ssm:GetDocument", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
      ],
      ["endpoint-sts", "FederatedToOwnRoles", ["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"]],
    ]);
  });

  it("of S3 or DynamoDB is a route of the zones that use it, and of no others", () => {
    const resources = plan({
      zones,
      flows: { "app -> aws.s3 : 443": "invoices", "data -> aws.dynamodb : 443": "baskets" },
      egress: "endpoints",
    });
    const tables = ofType(resources, "AWS::EC2::VPCEndpoint").map(({ id, properties: it }) => [
      id,
      "RouteTableIds" in it ? it.RouteTableIds : [],
    ]);
    expect(tables).toEqual([
      ["endpoint-dynamodb", [{ Ref: "data-a-routes" }, { Ref: "data-b-routes" }]],
      ["endpoint-s3", [{ Ref: "app-a-routes" }, { Ref: "app-b-routes" }]],
    ]);
  });

  it("is called by the service's usual name, in every availability zone", () => {
    const [endpoint] = ofType(
      plan({ zones, flows: { "app -> aws.sqs : 443": "orders" }, egress: "endpoints", endpoints: host }),
      "AWS::EC2::VPCEndpoint",
    );
    expect(endpoint?.properties).toMatchObject({
      PrivateDnsEnabled: true,
      SubnetIds: [{ Ref: "tools-a" }, { Ref: "tools-b" }],
      SecurityGroupIds: [{ Ref: "endpoint-sqs-security-group" }],
    });
  });

  it("by a route opens no other address, where there are other ways out", () => {
    const leaving = { "app -> aws.s3 : 443": "invoices", "app -> internet : 8443": { why: "payments", until } };
    const egress = { nat: "per-az" as const, why: "a crawler" };
    expect(() => plan({ zones, flows: leaving, egress })).toThrow(
      /would let zone app reach others than s3 on port 443, .* as endpoints\.prefixLists\.s3\.$/,
    );
    expect(() => plan({ flows: { "edge -> aws.s3 : 443": "pictures" }, egress: "endpoints" })).toThrow(
      /would let zone edge reach others than s3/,
    );
    const resources = plan({ zones, flows: leaving, egress, endpoints: { prefixLists: { s3: "pl-6da54004" } } });
    const passes = simulator(resources);
    const attempt = { from: "app", protocol: "tcp", port: 443, family: "ipv4" } as const;
    expect(passes({ ...attempt, to: "internet" })).not.toContain(true);
    expect(passes({ ...attempt, to: "aws.s3" })).not.toContain(false);
  });

  it("that cannot be had is refused in a sentence", () => {
    const flows = { "app -> aws.sqs : 443": "orders" };
    expect(() => plan({ flows, egress: "endpoints" })).toThrow(
      'Flow "app -> aws.sqs : 443" needs an endpoint with addresses: say in which zone they are, as endpoints.zone.',
    );
    expect(() =>
      plan({ flows, egress: "endpoints", endpoints: { ...{ zone: "app" }, organizationId: "acme" } }),
    ).toThrow("endpoints.organizationId acme is no organization's: it is written as o-a1b2c3d4e5.");
    expect(() => plan({ flows: { "app -> aws.sqs : 80": "orders" }, egress: "endpoints" })).toThrow(
      'Flow "app -> aws.sqs : 80" goes to an endpoint, which answers on port 443 alone.',
    );
    expect(() => plan({ flows: { "app -> aws.gamelift : 443": "play" } })).toThrow(
      /names aws.gamelift, which is no zone/,
    );
    expect(() => plan({ flows: { "aws.sqs -> app : 443": "orders" } })).toThrow(/names aws.sqs, which is no zone/);
  });
});

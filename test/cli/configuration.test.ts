import { describe, expect, it } from "@jest/globals";
import { symlinkSync } from "node:fs";
import { resolve } from "node:path";
import { folderWith } from "../configuration/configuration";
import { sallyport, sallyportJson } from "./command";

const bucket = (id: string, tags: { readonly [key: string]: string }) => ({
  [id]: {
    Type: "AWS::S3::Bucket",
    Properties: { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) },
  },
});
const queue = (id: string, tags: { readonly [key: string]: string }) => ({
  [id]: {
    Type: "AWS::SQS::Queue",
    Properties: { SqsManagedSseEnabled: true, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) },
  },
});

const check = async (configuration: string, resources: object, ...more: readonly string[]) => {
  const folder = folderWith({ "sallyport.yaml": configuration, "t.json": { Resources: resources } });
  const run = await sallyportJson([
    "check",
    `${folder}/t.json`,
    "--policy-config",
    `${folder}/sallyport.yaml`,
    ...more,
  ]);
  const of = (rule: string) => run.report.findings.filter((it) => it.rule === rule);
  return { ...run, of };
};

describe("check with a configuration", () => {
  it("judges by its packs, unless the call names others", async () => {
    const pack = "packs: [ours]\nownPacks:\n  ours: { rules: [owner-tagged] }\n";
    const own = await check(pack, bucket("B", {}));
    expect(own.report.findings.map(({ rule }) => rule)).toEqual(["owner-tagged"]);
    const named = await check(pack, bucket("B", {}), "--pack", "five-principles");
    expect(named.report.findings.length).toBeGreaterThan(1);
  });

  it("takes advice for advice, what is disabled for nothing, and what is mandatory for a failure", async () => {
    const all = (await check("rules: { all: advisory }", bucket("B", {}))).code;
    const none = await check("rules: { all: disabled }", bucket("B", {}));
    const one = await check("rules: { all: disabled, owner-tagged: mandatory }", bucket("B", {}), "--fail-on", "high");
    expect([all, none.code, none.report.findings, one.code]).toEqual([0, 0, [], 1]);
    expect(one.report.findings).toMatchObject([{ rule: "owner-tagged", enforcement: "mandatory" }]);
  });

  it("hands settings to the rules", async () => {
    const { of } = await check("rules: { required-tags: { requiredTags: [CostCenter] } }", bucket("B", { Owner: "o" }));
    expect(of("required-tags")).toHaveLength(1);
  });

  it("proves the zones and flows of the project, no more and no less", async () => {
    const network = {
      Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } },
      Igw: { Type: "AWS::EC2::InternetGateway" },
      Attached: {
        Type: "AWS::EC2::VPCGatewayAttachment",
        Properties: { VpcId: { Ref: "Vpc" }, InternetGatewayId: { Ref: "Igw" } },
      },
      EdgeA: { Type: "AWS::EC2::Subnet", Properties: { VpcId: { Ref: "Vpc" }, CidrBlock: "10.0.0.0/24" } },
      Routes: { Type: "AWS::EC2::RouteTable", Properties: { VpcId: { Ref: "Vpc" } } },
      Out: {
        Type: "AWS::EC2::Route",
        Properties: { RouteTableId: { Ref: "Routes" }, DestinationCidrBlock: "0.0.0.0/0", GatewayId: { Ref: "Igw" } },
      },
      AtEdge: {
        Type: "AWS::EC2::SubnetRouteTableAssociation",
        Properties: { RouteTableId: { Ref: "Routes" }, SubnetId: { Ref: "EdgeA" } },
      },
      Group: {
        Type: "AWS::EC2::SecurityGroup",
        Properties: {
          GroupDescription: "edge",
          VpcId: { Ref: "Vpc" },
          SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "0.0.0.0/0" }],
          SecurityGroupEgress: [{ IpProtocol: "tcp", FromPort: 1, ToPort: 1, CidrIp: "127.0.0.1/32" }],
        },
      },
      Web: {
        Type: "AWS::EC2::Instance",
        Properties: {
          NetworkInterfaces: [
            { SubnetId: { Ref: "EdgeA" }, GroupSet: [{ Ref: "Group" }], AssociatePublicIpAddress: true },
          ],
        },
      },
    };
    const found = async (flows: string) =>
      (await check(`zones: { edge: [edge] }\nflows: ${flows}\n`, network)).of("flows-as-declared");
    expect(await found('{ "internet -> edge : 443": customers }')).toEqual([]);
    expect(await found("{}")).toMatchObject([{ verdict: "fail", aspect: "undeclared" }]);
    expect(await found('{ "internet -> edge : 443": customers, "internet -> edge : 80": redirects }')).toMatchObject([
      { verdict: "fail", aspect: "missing" },
    ]);
  });

  it("asks more of restricted data, and less of what runs for development", async () => {
    const { of, code } = await check(
      [
        "rules: { encrypted-with-customer-key: disabled }",
        "environments: { values: { dev: { all: advisory } } }",
        "classes: { values: { restricted: { encrypted-with-customer-key: { enforcementLevel: mandatory, severity: critical } } } }",
      ].join("\n"),
      {
        ...queue("Plain", {}),
        ...queue("Secret", { DataClass: "Restricted", Owner: "o" }),
        ...queue("Dev", { stage: "DEV" }),
        ...queue("SecretDev", { Env: "dev", DataClass: "restricted" }),
      },
    );
    const keys = of("encrypted-with-customer-key").map((it) => [it.resource, it]);
    expect(Object.fromEntries(keys)).toMatchObject({
      Secret: { severity: "critical", enforcement: "mandatory" },
      SecretDev: { severity: "critical", enforcement: "mandatory" },
    });
    expect(keys).toHaveLength(2);
    expect(of("owner-tagged").map((it) => [it.resource, (it as { enforcement?: string }).enforcement])).toEqual([
      ["Dev", "advisory"],
      ["Plain", undefined],
      ["SecretDev", "advisory"],
    ]);
    expect(code).toBe(1);
  });

  it("counts a satellite for its owner, and leaves what is not known alone", async () => {
    const open = {
      IpProtocol: "tcp",
      FromPort: 22,
      ToPort: 22,
      CidrIp: "0.0.0.0/0",
      GroupId: { "Fn::GetAtt": ["G", "GroupId"] },
    };
    const stack = (value: unknown) => ({
      G: {
        Type: "AWS::EC2::SecurityGroup",
        Properties: { GroupDescription: "g", Tags: [{ Key: "Env", Value: value }] },
      },
      I: { Type: "AWS::EC2::SecurityGroupIngress", Properties: open },
    });
    const relaxed = "environments: { values: { dev: { admin-ports-not-open: disabled } } }";
    expect((await check(relaxed, stack("dev"))).of("admin-ports-not-open")).toEqual([]);
    expect((await check(relaxed, stack("prod"))).of("admin-ports-not-open")).toHaveLength(1);
    expect((await check(relaxed, stack({ Ref: "AWS::StackId" }))).of("admin-ports-not-open")).toHaveLength(1);
  });

  it("takes what has no tag for what the configuration says", async () => {
    const relaxed = "environments: { otherwise: dev, values: { dev: { owner-tagged: disabled } } }";
    expect((await check(relaxed, bucket("B", {}))).of("owner-tagged")).toEqual([]);
    expect((await check(relaxed, bucket("B", { Env: "prod" }))).of("owner-tagged")).toHaveLength(1);
  });

  it("says what is wrong with it, a line each, and judges nothing", async () => {
    const folder = folderWith({
      "c.yaml": "packs: [fiveprinciples]\nrules:\n  x: advisory\n",
      "t.json": { Resources: {} },
    });
    const { code, out, err } = await sallyport(["check", `${folder}/t.json`, "--policy-config", `${folder}/c.yaml`]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.replaceAll(`${folder}/`, "")).toBe(
      "sallyport: c.yaml:1: there is no pack fiveprinciples: did you mean five-principles?.\n" +
        "sallyport: c.yaml:3: there is no rule x: `sallyport rules` lists what there is.\n",
    );
  });
});

describe("rules with a configuration", () => {
  it("lists a pack of the project's own", async () => {
    const folder = folderWith({
      "sallyport.yaml": "ownPacks:\n  ours: { principles: [encryption], severity: high, except: [bucket-tls-only] }\n",
    });
    const args = ["rules", "--pack", "ours", "--policy-config", `${folder}/sallyport.yaml`, "--format", "json"];
    const rows = JSON.parse((await sallyport(args)).out) as { id: string; principle: string; severity: string }[];
    expect(rows.length).toBeGreaterThan(2);
    for (const { id, principle, severity } of rows) {
      expect(principle).toBe("encryption");
      expect(["critical", "high"]).toContain(severity);
      expect(id).not.toBe("bucket-tls-only");
    }
  });
});

describe("preview with a configuration", () => {
  it("takes the one of the program's folder", async () => {
    const folder = folderWith({
      "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
      "index.js": `const aws = require(${JSON.stringify(require.resolve("@pulumi/aws"))});
new aws.s3.Bucket("plain");
new aws.s3.Bucket("secret", { tags: { DataClass: "restricted" } });`,
      "sallyport.yaml": [
        "packs: [ours]",
        "ownPacks: { ours: { rules: [encrypted-with-customer-key, owner-tagged] } }",
        "rules: { encrypted-with-customer-key: disabled, owner-tagged: advisory }",
        "classes: { values: { restricted: { encrypted-with-customer-key: mandatory } } }",
      ].join("\n"),
    });
    symlinkSync(resolve("node_modules"), `${folder}/node_modules`);
    const { report, code } = await sallyportJson(["preview", folder]);
    const said = report.findings.map(({ rule, resource }) => `${resource.split("::").at(-1) ?? ""}: ${rule}`);
    expect({ code, said: said.sort() }).toEqual({
      code: 1,
      said: ["plain: owner-tagged", "secret: encrypted-with-customer-key", "secret: owner-tagged"],
    });
  }, 60_000);
});

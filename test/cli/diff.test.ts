import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import Ajv from "ajv-draft-04";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compare, type Comparers } from "../../policy-packs/cli/diff";
import { diffJson, diffReport } from "../../policy-packs/cli/diff-report";
import { graphOf } from "../rule-tester";
import { sallyport } from "./command";

const graph = graphOf([{ type: "AWS::SQS::Queue", name: "Orders", properties: {} }]);
const at = { resource: "Orders", path: ["QueueName"] };
const made: Comparers = {
  reachability: () => ({
    gained: [
      {
        who: "internet",
        what: "tcp 5432 to data",
        certain: true,
        evidence: [{ says: "internet" }, { says: "data", at }],
      },
    ],
    lost: [],
  }),
  permissions: () => ({
    gained: [{ who: "role/deploy", what: "s3:PutObject on bucket/orders", certain: false, evidence: [] }],
    lost: [{ who: "anybody", what: "sqs:SendMessage on queue/orders", certain: true, evidence: [] }],
  }),
};
const compared = compare({ file: "old.json", graph }, { file: "new.json", graph }, made);

describe("a comparison", () => {
  it("shows what is gained, and how, then what is lost; and marks what is not certain", () => {
    expect(diffReport([compared], false, 100)).toBe(`old.json -> new.json

Gained (2)
  + internet: tcp 5432 to data
            way  1. internet
                 2. data  new.json
  + role/deploy: s3:PutObject on bucket/orders (perhaps: one of the two leaves it open)

Lost (1)
  - anybody: sqs:SendMessage on queue/orders

2 gained, 1 of them perhaps; 1 lost.
`);
  });

  it("says the same as JSON", () => {
    expect(JSON.parse(diffJson([compared], []))).toMatchObject({
      schemaVersion: 1,
      summary: { gained: 2, perhapsGained: 1, lost: 1, perhapsLost: 0 },
      comparisons: [
        {
          old: "old.json",
          new: "new.json",
          gained: [
            {
              about: "reachability",
              who: "internet",
              what: "tcp 5432 to data",
              certain: true,
              evidence: [
                { says: "internet" },
                { says: "data", resource: "Orders", path: "QueueName", source: { file: "new.json" } },
              ],
            },
            { about: "permissions", who: "role/deploy", certain: false },
          ],
          lost: [{ about: "permissions", who: "anybody" }],
        },
      ],
    });
  });
});

const vpc = {
  Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } },
  Gateway: { Type: "AWS::EC2::InternetGateway" },
  Attached: {
    Type: "AWS::EC2::VPCGatewayAttachment",
    Properties: { VpcId: { Ref: "Vpc" }, InternetGatewayId: { Ref: "Gateway" } },
  },
  Edge: { Type: "AWS::EC2::Subnet", Properties: { VpcId: { Ref: "Vpc" }, CidrBlock: "10.0.0.0/24" } },
  Table: { Type: "AWS::EC2::RouteTable", Properties: { VpcId: { Ref: "Vpc" } } },
  Out: {
    Type: "AWS::EC2::Route",
    Properties: { RouteTableId: { Ref: "Table" }, DestinationCidrBlock: "0.0.0.0/0", GatewayId: { Ref: "Gateway" } },
  },
  AtEdge: {
    Type: "AWS::EC2::SubnetRouteTableAssociation",
    Properties: { RouteTableId: { Ref: "Table" }, SubnetId: { Ref: "Edge" } },
  },
  Web: {
    Type: "AWS::EC2::Instance",
    Properties: {
      ImageId: "ami-1",
      NetworkInterfaces: [
        { DeviceIndex: "0", SubnetId: { Ref: "Edge" }, GroupSet: [{ Ref: "Group" }], AssociatePublicIpAddress: true },
      ],
    },
  },
};

const open = (port: number, source: object = { CidrIp: "0.0.0.0/0" }) => ({
  Group: {
    Type: "AWS::EC2::SecurityGroup",
    Properties: {
      GroupDescription: "web",
      VpcId: { Ref: "Vpc" },
      SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 443, ToPort: port, ...source }],
      SecurityGroupEgress: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "10.0.0.0/16" }],
    },
  },
});

const may = (action: string) => ({
  Deploy: {
    Type: "AWS::IAM::Role",
    Properties: {
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "codebuild.amazonaws.com" }, Action: "sts:AssumeRole" }],
      },
      Policies: [
        {
          PolicyName: "deploy",
          PolicyDocument: {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: ["s3:GetObject", action], Resource: "arn:aws:s3:::orders/*" }],
          },
        },
      ],
    },
  },
});

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region?: { readonly startLine: number };
      };
    },
  ];
  readonly codeFlows?: readonly object[];
}

const parameters = { Parameters: { Office: { Type: "String" } } };

describe("sallyport diff", () => {
  let folder = "";
  const write = (name: string, resources: object): string => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...parameters, Resources: resources }));
    return file;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-diff-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("ends with 0 where nothing is gained: neither by what is the same, nor by what is less", async () => {
    const [wide, narrow] = [
      write("wide.json", { ...vpc, ...open(8443) }),
      write("narrow.json", { ...vpc, ...open(443) }),
    ];
    expect(await sallyport(["diff", wide, wide])).toMatchObject({
      code: 0,
      out: "Nobody can reach or do anything more or less than before.\n",
      err: "",
    });
    const { code, out } = await sallyport(["diff", wide, narrow]);
    expect(code).toBe(0);
    expect(out).toMatch(/Lost \(\d+\)\n {2}- internet: tcp 444-8443 to Web/);
    expect(out).not.toContain("Gained");
  });

  it("ends with 1 where the Internet comes to more, and shows its way", async () => {
    const [narrow, wide] = [write("a.json", { ...vpc, ...open(443) }), write("b.json", { ...vpc, ...open(8443) })];
    const { code, out } = await sallyport(["diff", narrow, wide]);
    expect(code).toBe(1);
    expect(out).toMatch(/Gained \(\d+\)\n {2}\+ internet: tcp 444-8443 to Web\n +way {2}1\. internet\n/);
    expect(out).toContain("ingress tcp 443-8443 from 0.0.0.0/0");
  });

  it("ends with 1 where a role may do more, and says so as JSON", async () => {
    const [old, now] = [write("old.json", may("s3:ListBucket")), write("new.json", may("s3:PutObject"))];
    const { code, out } = await sallyport(["diff", old, now, "--format", "json"]);
    expect(code).toBe(1);
    const { comparisons } = JSON.parse(out) as {
      comparisons: readonly { gained: readonly { about: string; who: string; what: string }[] }[];
    };
    expect(comparisons).toHaveLength(1);
    const gained = comparisons[0]?.gained ?? [];
    expect(gained.map(({ about }) => about)).toEqual(["permissions"]);
    expect(gained[0]?.who).toMatch(/Deploy/);
    expect(gained[0]?.what).toMatch(/s3:PutObject/i);
  });

  it("is SARIF with what NEW gains, each with its way at NEW's lines", async () => {
    const pretty = (name: string, resources: object): string => {
      const file = write(name, resources);
      writeFileSync(file, JSON.stringify({ ...parameters, Resources: resources }, undefined, 1));
      return file;
    };
    const old = pretty("sarif-old.json", { ...vpc, ...open(443), ...may("s3:ListBucket") });
    const now = pretty("sarif-new.json", { ...vpc, ...open(8443), ...may("s3:PutObject") });
    const { code, out } = await sallyport(["diff", old, now, "--format", "sarif"]);
    expect(code).toBe(1);
    const schema = readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8");
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
      JSON.parse(schema) as object,
    );
    const log: unknown = JSON.parse(out);
    expect(validate(log) ? [] : validate.errors).toEqual([]);
    const { results } = (log as { runs: readonly [{ results: readonly SarifResult[] }] }).runs[0];
    const lineOf = (text: string) =>
      readFileSync(now, "utf8")
        .split("\n")
        .findIndex((it) => it.includes(text)) + 1;
    const told = results.map(({ ruleId, level, message, locations: [{ physicalLocation }] }) => ({
      ruleId,
      level,
      text: message.text,
      file: physicalLocation.artifactLocation.uri,
      line: physicalLocation.region?.startLine,
    }));
    expect(told[0]).toEqual({
      ruleId: "reachability-gained",
      level: "error",
      text: "internet: tcp 444-8443 to Web",
      file: now,
      line: lineOf('"IpProtocol"') - 1,
    });
    const permission = told.find(({ ruleId }) => ruleId === "permissions-gained");
    expect(permission?.text).toContain("s3:PutObject");
    expect(Math.abs((permission?.line ?? 0) - lineOf('"s3:PutObject"'))).toBeLessThan(6);
    expect(results.filter(({ codeFlows }) => codeFlows === undefined)).toEqual([]);
    // What is lost stands in lines that are no more.
    expect(out).not.toContain("ListBucket");
  });

  it("is drawn: NEW's network with the ways that are gained, and on a page OLD's with those that are lost", async () => {
    const [narrow, wide] = [write("c.json", { ...vpc, ...open(443) }), write("d.json", { ...vpc, ...open(8443) })];
    const svg = await sallyport(["diff", narrow, wide, "--format", "svg"]);
    expect(svg.code).toBe(1);
    expect(svg.out).toContain("gained: internet: tcp 444-8443 to Web");
    const html = await sallyport(["diff", wide, narrow, "--format", "html"]);
    expect(html.code).toBe(0);
    expect(html.out).toContain("<h3>lost: internet: tcp 444-8443 to Web</h3>");
    const same = await sallyport(["diff", wide, wide, "--format", "svg"]);
    expect([same.code, same.out.includes("Nothing is gained.")]).toEqual([0, true]);
  });

  it("marks what nobody can tell, which fails only where that is asked for", async () => {
    const closed = write("closed.json", { ...vpc, ...open(443, { CidrIp: "192.0.2.0/24" }) });
    const unsure = write("unsure.json", { ...vpc, ...open(443, { CidrIp: { Ref: "Office" } }) });
    const { code, out } = await sallyport(["diff", closed, unsure]);
    expect(code).toBe(0);
    expect(out).toContain("(perhaps: one of the two leaves it open)");
    expect((await sallyport(["diff", closed, unsure, "--fail-on-undetermined"])).code).toBe(1);
  });

  it("compares the inputs of two folders by their names; one that is new gains all it has", async () => {
    write("before/network.json", { ...vpc, ...open(443) });
    write("after/network.json", { ...vpc, ...open(443) });
    write("after/deploy.json", may("s3:PutObject"));
    const { code, out } = await sallyport(["diff", join(folder, "before"), join(folder, "after"), "--format", "json"]);
    expect(code).toBe(1);
    const { comparisons } = JSON.parse(out) as {
      comparisons: readonly { old?: string; new: string; gained: readonly object[] }[];
    };
    expect(comparisons.map((it) => [it.old === undefined, it.gained.length > 0])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it("compares programs", async () => {
    const program = "test/hosts/shop";
    const { code, out } = await sallyport(["diff", program, program]);
    expect({ code, out }).toEqual({ code: 0, out: "Nobody can reach or do anything more or less than before.\n" });
  }, 60_000);

  it("compares nothing where an input cannot be read, and ends with 2", async () => {
    const good = write("good.json", { ...vpc, ...open(443) });
    const broken = join(folder, "broken.json");
    writeFileSync(broken, "{ not JSON");
    for (const bad of [broken, join(folder, "nowhere.json")]) {
      const { code, out, err } = await sallyport(["diff", good, bad]);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(/^sallyport: .*\nsallyport: nothing was compared, for an input could not be read whole\n$/);
      expect((await sallyport(["diff", bad, good])).code).toBe(2);
    }
  });
});

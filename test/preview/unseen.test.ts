import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

import { preview } from "../../policy-packs/preview/index";
import { typeLookup } from "../../policy-packs/preview/type-lookup";
import { PATIENCE } from "./programs";

let folder: string;

const write = (file: string, ...lines: readonly string[]): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), lines.join("\n"));
};

/** A package as Pulumi generates it for a component provider: declarations, and classes that register as remote. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-unseen-"));
  mkdirSync(join(folder, "node_modules/@pulumi"), { recursive: true });
  for (const installed of ["aws", "pulumi"]) {
    symlinkSync(
      join(process.cwd(), "node_modules/@pulumi", installed),
      join(folder, "node_modules/@pulumi", installed),
    );
  }
  const shop = "node_modules/@pulumi/shop";
  write(`${shop}/package.json`, JSON.stringify({ name: "@pulumi/shop", version: "1.0.0", main: "index.js" }));
  write(
    `${shop}/lb/frontDoor.d.ts`,
    'import * as pulumi from "@pulumi/pulumi";',
    'import * as upstream from "@pulumi/aws";',
    "export declare class FrontDoor extends pulumi.ComponentResource {",
    "    readonly balancer: pulumi.Output<upstream.lb.LoadBalancer>;",
    "    readonly spare: pulumi.Output<upstream.lb.LoadBalancer | undefined>;",
    "    readonly subnets: pulumi.Output<upstream.ec2.Subnet[]>;",
    "    readonly address: pulumi.Output<string>;",
    "}",
  );
  write(
    `${shop}/stock/getReport.d.ts`,
    "export interface GetReportResult {",
    "    readonly outputs: {",
    "        [key: string]: any;",
    "    };",
    "}",
  );
  write(
    `${shop}/index.js`,
    'const pulumi = require("@pulumi/pulumi");',
    "exports.FrontDoor = class extends pulumi.ComponentResource {",
    "  constructor(name) {",
    '    super("shop:lb:FrontDoor", name, { balancer: undefined, spare: undefined, subnets: undefined }, {}, true);',
    "  }",
    "};",
  );
  write("Pulumi.yaml", "name: doors", "runtime: nodejs");
  write(
    "index.js",
    'const aws = require("@pulumi/aws");',
    'const pulumi = require("@pulumi/pulumi");',
    'const { FrontDoor } = require("@pulumi/shop");',
    'const door = new FrontDoor("main");',
    'new aws.wafv2.WebAclAssociation("waf", { resourceArn: door.balancer.arn, webAclArn: "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/a/1" });',
    'new aws.lb.Listener("web", { loadBalancerArn: door.spare.apply((it) => it.arn), defaultActions: [] });',
    'new aws.sns.Topic("moved", {}, { transforms: [({ props, opts }) => ({ props, opts: { ...opts, aliases: [{ parent: door.balancer.urn }] } })] });',
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("a remote component's declarations", () => {
  it("tell which single resources it gives for sure", () => {
    expect(typeLookup(folder).madeBy("shop:lb:FrontDoor")).toEqual([
      { property: "balancer", type: "aws:lb/loadBalancer:LoadBalancer" },
    ]);
  });

  it("are not needed: a component of an unknown package gives none", () => {
    expect(typeLookup(folder).madeBy("elsewhere:index:Thing")).toEqual([]);
  });
});

describe("a function's declarations", () => {
  it("are found where the token names the file, and where it names the module alone", () => {
    const declared = [{ name: "outputs", type: "{" }];
    expect(typeLookup(folder).resultOf("shop:stock:getReport")).toEqual(declared);
    expect(typeLookup(folder).resultOf("shop:stock/getReport:getReport")).toEqual(declared);
    expect(typeLookup(folder).resultOf("shop:stock:getNothing")).toBeUndefined();
  });
});

describe("a resource that a remote component makes", () => {
  it(
    "can be taken apart by the program and is not among the judged",
    async () => {
      const result = await preview({ directory: folder, timeoutSeconds: 60 });
      expect(result.problem).toBeUndefined();
      const named = (name: string) => result.resources.find((resource) => resource.name === name);
      expect(named("waf")?.props["resourceArn"]).toMatch(
        /^arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer\/app\//,
      );
      expect(named("web")?.props["loadBalancerArn"]).toMatchObject({ reason: expect.anything() });
      expect(named("moved")).toBeDefined();
      expect(result.resources.map(({ type }) => type)).not.toContain("aws:lb/loadBalancer:LoadBalancer");
    },
    PATIENCE,
  );
});

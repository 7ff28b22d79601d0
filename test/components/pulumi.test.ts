import { beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { Bucket, Key, LogBucket, Network } from "../../components/pulumi";
import type { PulumiResource } from "../../policy-packs/adapters/pulumi/resource";
import { run } from "./carriers/run";

const owner = "shop-team";

const made: { name: string; type: string; parent: string | undefined; protect: boolean | undefined }[] = [];

/** Writes down what Pulumi's mocks do not tell: whose child a resource is, and whether it is protected. */
const watched: pulumi.ComponentResourceOptions = {
  transformations: [
    ({ name, type, opts }) => {
      const parent = (opts.parent as { readonly __name?: string } | undefined)?.__name;
      made.push({ name, type, parent, protect: opts.protect });
      return undefined;
    },
  ],
};

const shop = () => {
  const logs = new LogBucket("logs", { owner, accepts: ["s3", "flow-logs"] }, watched);
  const key = new Key("orders", { dataClass: "confidential", owner, services: ["s3", "logs"] }, watched);
  const bucket = new Bucket("invoices", { dataClass: "confidential", owner, key, accessLogs: logs }, watched);
  const network = new Network(
    "shop",
    {
      cidr: "10.20.0.0/16",
      owner,
      availabilityZones: ["a", "b"],
      zones: { edge: {}, app: {}, batch: { sensitivity: "app", slot: 4 } },
      flows: { "internet -> edge : 443": "customers", "edge -> app : 8443": "the load balancer calls the shop" },
      flowLogs: { to: "bucket", bucket: logs },
    },
    watched,
  );
  return { logs, key, bucket, network };
};

const settled = <T>(output: pulumi.Output<T>): Promise<T> =>
  new Promise((resolve) => {
    output.apply((value) => {
      resolve(value);
    });
  });

describe("the components, carried out by Pulumi", () => {
  let resources: readonly PulumiResource[] = [];
  let outputs: Record<string, string> = {};
  const one = (type: string, name: string): PulumiResource => {
    const found = resources.find((it) => it.type.endsWith(`:${type}`) && it.name === name);
    if (found === undefined) throw new Error(`There is no ${type} ${name}.`);
    return found;
  };

  beforeAll(async () => {
    resources = await run(() => {
      const { bucket, key, logs, network } = shop();
      void settled(
        pulumi.all({
          bucket: bucket.name,
          key: key.arn,
          logs: logs.arn,
          vpc: network.vpc,
          subnet: network.zones.app.subnets.b,
          routes: network.zones.app.routeTables.b,
          group: network.zones.batch.securityGroup,
        }),
      ).then((all) => (outputs = all));
    });
  }, 60_000);

  it("are named by the user's own names", () => {
    const types = ["Network:shop", "Bucket:invoices", "LogBucket:logs", "Key:orders"];
    for (const type of types) {
      const [kind = "", name = ""] = type.split(":");
      expect(one(kind, name).type).toMatch(/^sallyport:(network|storage):/);
    }
    expect(one("Subnet", "shop-app-b").props).toMatchObject({
      cidrBlock: "10.20.18.0/23",
      availabilityZone: "eu-west-1b",
    });
    expect(one("Bucket", "invoices-bucket").type).toBe("aws:s3/bucket:Bucket");
  });

  it("own all that they make, so that providers and transforms given to them reach it", () => {
    const children = made.filter(({ type }) => type.startsWith("aws:"));
    expect(children.length).toBeGreaterThan(60);
    expect([...new Set(children.map(({ parent }) => parent))].sort()).toEqual(["invoices", "logs", "orders", "shop"]);
  });

  it("protect what holds data, and nothing else", () => {
    const guarded = made
      .filter(({ protect }) => protect === true)
      .map(({ type, name }) => [type.split(":").at(-1), name]);
    expect(guarded.sort()).toEqual([
      ["Bucket", "invoices-bucket"],
      ["Bucket", "logs-bucket"],
      ["Key", "orders-key"],
    ]);
  });

  it("show what they made by its name, never by its place in a list", () => {
    expect(outputs).toEqual({
      bucket: one("Bucket", "invoices-bucket").id,
      key: one("Key", "orders-key").outputs?.["arn"],
      logs: one("Bucket", "logs-bucket").outputs?.["arn"],
      vpc: one("Vpc", "shop-vpc").id,
      subnet: one("Subnet", "shop-app-b").id,
      routes: one("RouteTable", "shop-app-b-routes").id,
      group: one("SecurityGroup", "shop-batch-security-group").id,
    });
  });

  it("leave the default security group and the default ACL without a rule", () => {
    expect(one("DefaultSecurityGroup", "shop-vpc-default-security-group").props).toMatchObject({
      vpcId: one("Vpc", "shop-vpc").id,
      ingress: [],
      egress: [],
    });
    expect(one("DefaultNetworkAcl", "shop-vpc-default-acl").props).toMatchObject({ ingress: [], egress: [] });
  });

  it("write no rule into a security group, which would take away those beside it", () => {
    const { props } = one("SecurityGroup", "shop-app-security-group");
    expect(Object.keys(props)).not.toEqual(expect.arrayContaining(["egress"]));
    expect(Object.keys(props)).not.toEqual(expect.arrayContaining(["ingress"]));
  });

  it("send flow logs to the bucket", () => {
    expect(one("FlowLog", "shop-flow-log").props).toMatchObject({
      vpcId: one("Vpc", "shop-vpc").id,
      logDestinationType: "s3",
      logDestination: one("Bucket", "logs-bucket").outputs?.["arn"],
      trafficType: "ALL",
    });
  });
});

describe("a component that cannot be had", () => {
  it("says so in one sentence, without a stack trace, and whose fault it is", async () => {
    let thrown: unknown;
    await run(() => {
      try {
        new Network("shop", {
          cidr: "10.20.0.0/16",
          owner,
          availabilityZones: ["a"],
          zones: { edge: {}, data: {} },
          flows: { "edge -> data : 5432": "a short cut" },
          flowLogs: { to: "log-group", key: { arn: "key" } },
        });
      } catch (error) {
        thrown = error;
      }
    });
    expect(pulumi.RunError.isInstance(thrown)).toBe(true);
    expect(String(thrown)).toContain('Network shop: Flow "edge -> data : 5432" skips a zone');
  });
});

describe("a component that is torn down on purpose", () => {
  it("is not protected when its options say so", async () => {
    made.length = 0;
    await run(
      () => new Key("orders", { dataClass: "internal", owner, services: ["s3"] }, { ...watched, protect: false }),
    );
    expect(made.filter(({ protect }) => protect === true)).toEqual([]);
    expect(made.length).toBeGreaterThan(1);
  });
});

/** Never run: the compiler is the test. Each line below a directive must not compile, or the directive itself is an error. */
export const wrongCombinations = (): void => {
  const { key, logs } = shop();
  const internal = { dataClass: "internal", owner, accessLogs: logs } as const;
  // @ts-expect-error A key for confidential data encrypts no other.
  new Bucket("orders", { ...internal, key });
  const balancers = new LogBucket("balancers", { owner, accepts: ["load-balancers"] });
  // @ts-expect-error The log bucket takes no logs from S3.
  new Bucket("orders", { dataClass: "confidential", owner, key, accessLogs: balancers });
  // @ts-expect-error There is no such class.
  new Key("orders", { dataClass: "secret", owner, services: ["s3"] });
  const rest = { cidr: "10.20.0.0/16", owner, availabilityZones: ["a"], flowLogs: { to: "log-group", key } } as const;
  // @ts-expect-error Flows name zones of this network.
  new Network("shop", { ...rest, zones: { edge: {}, app: {} }, flows: { "edge -> data : 5432": "a reason" } });
  // @ts-expect-error A flow ends in a port.
  new Network("shop", { ...rest, zones: { edge: {}, app: {} }, flows: { "edge -> app : https": "a reason" } });
  // @ts-expect-error A zone of another name says its sensitivity and its slot.
  new Network("shop", { ...rest, zones: { orders: {} }, flows: {} });
  // @ts-expect-error The sensitivity of a zone that is named by it is settled.
  new Network("shop", { ...rest, zones: { edge: { sensitivity: "edge", slot: 9 } }, flows: {} });
  // @ts-expect-error A bigger zone says where it begins.
  new Network("shop", { ...rest, zones: { edge: { size: 2 } }, flows: {} });
  // @ts-expect-error A pool says how much of it.
  new Network("shop", { ...rest, cidr: { ipamPool: "pool" }, zones: { edge: {} }, flows: {} });
  const transitGateway = {
    attach: "tgw-1",
    zone: "edge",
    peers: { hub: { cidrs: ["10.64.0.0/16"], sensitivity: "management" } },
    routing: "by-its-owner",
  } as const;
  const joined = { ...rest, zones: { edge: {}, app: {} }, transitGateway } as const;
  new Network("shop", { ...joined, flows: { "hub -> app : 443": "a reason" } });
  // @ts-expect-error Flows name this network's zones and the networks it joins.
  new Network("shop", { ...joined, flows: { "spoke -> app : 443": "a reason" } });
  // @ts-expect-error The attachment is in a zone of this network.
  new Network("shop", { ...joined, transitGateway: { ...transitGateway, zone: "transit" }, flows: {} });
  // @ts-expect-error Blocking ingress alone says why.
  new Network("shop", { ...joined, flows: {}, blockPublicAccess: { create: { mode: "block-ingress" } } });
  // @ts-expect-error Monitoring excludes nothing.
  new Network("shop", { ...joined, flows: {}, encryptionControl: { mode: "monitor", except: {} } });
  // @ts-expect-error The log bucket takes no flow logs.
  new Network("shop", { ...rest, zones: { edge: {} }, flows: {}, flowLogs: { to: "bucket", bucket: balancers } });
  const network = new Network("shop", { ...rest, zones: { edge: {} }, flows: {} });
  // @ts-expect-error There is no such zone.
  network.zones.app satisfies unknown;
  // @ts-expect-error The network is in one availability zone.
  network.zones.edge.subnets.b satisfies unknown;
};

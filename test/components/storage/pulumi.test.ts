import { beforeAll, describe, expect, it } from "@jest/globals";
import * as aws from "@pulumi/aws";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { Bucket, Key, Keys, LogBucket, ReplicationRole } from "../../../components/pulumi";
import { run } from "../carriers/run";

const owner = "shop-team";

/** A role that another program could have made, and a bucket, a key and a copy that it, or S3, is let into. */
const shop = () => {
  const role = new aws.iam.Role("shop", { assumeRolePolicy: "{}" });
  const copies = new ReplicationRole("copies", { owner });
  const keys = new Keys("shop", {
    owner,
    classes: { restricted: ["s3"], public: ["s3", "cloudfront"], internal: ["logs"] },
  });
  const logs = new LogBucket("logs", { owner, accepts: ["s3"] });
  const common = { dataClass: "restricted", owner, key: keys.for.restricted, accessLogs: logs } as const;
  const copy = new Bucket("patients-copy", { ...common, replicaOf: { role: copies } });
  const patients = new Bucket("patients", {
    ...common,
    replica: { use: { bucket: copy, key: keys.for.restricted, region: "eu-central-1", role: copies } },
    grants: { shop: { to: role, can: ["read"], why: "shows patients their own data", until: "2099-12-31" } },
  });
  return { role, copies, keys, logs, common, copy, patients };
};

describe("storage, carried out by Pulumi", () => {
  let resources: readonly PulumiResource[] = [];
  const one = (type: string, name: string): PulumiResource => {
    const found = resources.find((it) => it.type.endsWith(`:${type}`) && it.name === name);
    if (found === undefined) throw new Error(`There is no ${type} ${name}.`);
    return found;
  };
  const policyOf = (name: string): string => one("BucketPolicy", `${name}-policy`).props["policy"] as string;

  beforeAll(async () => {
    resources = await run(() => void shop());
  }, 60_000);

  it("lets the role in on both sides of the grant", () => {
    const role = one("Role", "shop");
    expect(policyOf("patients")).toContain(`"ShopRead"`);
    expect(policyOf("patients")).toContain(`{"AWS":${JSON.stringify(role.outputs?.["arn"])}}`);
    const policy = one("Policy", "patients-grant-shop");
    expect(policy.props["policy"]).toContain(`"aws:CurrentTime":"2100-01-01T00:00:00Z"`);
    expect(one("RolePolicyAttachment", "patients-grant-shop-0").props).toMatchObject({
      role: role.outputs?.["name"] ?? role.id,
      policyArn: policy.outputs?.["arn"],
    });
  });

  it("copies restricted data, and tells the copy who may write it", () => {
    expect(one("BucketReplicationConfig", "patients-bucket").props).toMatchObject({
      role: one("Role", "copies-role").outputs?.["arn"],
      rules: [
        {
          status: "Enabled",
          deleteMarkerReplication: { status: "Disabled" },
          destination: { bucket: one("Bucket", "patients-copy-bucket").outputs?.["arn"] },
        },
      ],
    });
    expect(policyOf("patients-copy")).toContain(`"ReplicateToHere"`);
  });

  it("makes one key a class, each with an alias that says which", () => {
    const aliases = resources.filter(({ type }) => type.endsWith(":Alias")).map(({ props }) => props["name"]);
    expect([...aliases].sort()).toEqual(["alias/shop-internal", "alias/shop-public", "alias/shop-restricted"]);
  });

  it("tells the event bus of every change of data, and of none of logs", () => {
    const told = resources.filter(({ type }) => type.endsWith(":BucketNotification")).map(({ name }) => name);
    expect(told.sort()).toEqual(["patients-bucket", "patients-copy-bucket"]);
  });
});

describe("what storage refuses", () => {
  it("is said in one sentence, and whose fault it is", async () => {
    let thrown: unknown;
    await run(() => {
      const { common } = shop();
      try {
        new Bucket("lonely", common);
      } catch (error) {
        thrown = error;
      }
    });
    expect(String(thrown)).toContain("Bucket lonely: It holds restricted data and has no copy");
  });
});

/** Never run: the compiler is the test. Each line below a directive must not compile, or the directive itself is an error. */
export const wrongCombinations = (): void => {
  const { role, copies, keys, logs, common, copy } = shop();
  const rest = { owner, accessLogs: logs } as const;
  // @ts-expect-error The key serves log groups, and no bucket.
  new Bucket("orders", { ...rest, dataClass: "internal", key: keys.for.internal });
  // @ts-expect-error There is no key for that class.
  keys.for.confidential satisfies unknown;
  const orders = new Key("orders", { dataClass: "confidential", owner, services: ["s3"] });
  const worse = { use: { bucket: copy, key: orders, region: "eu-central-1", role: copies } } as const;
  // @ts-expect-error A copy has a key for data of the same class.
  new Bucket("orders", { ...common, replica: worse });
  // @ts-expect-error Only public data is served by CloudFront.
  new Bucket("orders", { ...common, readers: { distribution: "arn" } });
  // @ts-expect-error There is no such right.
  new Bucket("orders", { ...common, grants: { shop: { to: role, can: ["admin"], why: "everything" } } });
  // @ts-expect-error A grant says why.
  new Bucket("orders", { ...common, grants: { shop: { to: role, can: ["read"] } } });
  // @ts-expect-error A lock that nobody can break says why.
  new Bucket("orders", { ...common, retention: { mode: "compliance", days: 3650 } });
  const grant = { to: role, can: ["encrypt"], why: "a reason" } as const;
  // @ts-expect-error What an application encrypts itself has a context.
  new Key("orders", { dataClass: "internal", owner, services: [], grants: { shop: grant } });
  // @ts-expect-error There is no such service.
  new Key("orders", { dataClass: "internal", owner, services: ["s3", "dynamo"] });
  // @ts-expect-error There is no such source of logs.
  new LogBucket("logs", { owner, accepts: ["apache"] });
};

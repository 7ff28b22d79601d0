import { beforeAll, describe, expect, it } from "@jest/globals";

import { Reference, Unresolved } from "../../components/model/raw";
import type { Preview } from "../../policy-packs/preview/index";
import { find, folderOf, PATIENCE, previewOf } from "./programs";

const document = (policy: unknown): { Statement: { Resource?: unknown; Principal?: unknown; Condition?: unknown }[] } =>
  JSON.parse(policy as string) as ReturnType<typeof document>;

function whole(program: string, options: Parameters<typeof previewOf>[1] = {}): () => Preview {
  let result: Preview | undefined;
  beforeAll(async () => {
    result = await previewOf(program, options);
  }, PATIENCE);
  it("runs to its end", () => {
    expect(result?.problem).toBeUndefined();
  });
  return () => {
    if (result === undefined) throw new Error(`${program} did not run`);
    return result;
  };
}

describe("a web server", () => {
  const result = whole("webserver");
  it("is found with its security group, on its line", () => {
    const server = find(result(), "web-server-www");
    expect(server.props["vpcSecurityGroupIds"]).toEqual([find(result(), "web-secgrp").id]);
    expect(server.props["ami"]).toMatch(/^ami-[0-9a-f]{17}$/);
    expect(server.source).toEqual({ file: `${folderOf("webserver")}/index.ts`, line: 21 });
    expect(server.propertyDependencies["vpcSecurityGroupIds"]).toEqual([find(result(), "web-secgrp").urn]);
  });
  it("gives outputs to the stack, which knows where it is", () => {
    expect(find(result(), "webserver-preview").outputs).toMatchObject({
      publicHostName: expect.stringMatching(/^EC2-/),
      where: "organization/webserver/preview",
    });
  });
  it("has no notes: all of it was answered", () => {
    expect(result().notes).toEqual([]);
  });
});

describe("a static site", () => {
  const result = whole("static-site");
  it("has a policy whose text is known, though it mentions a bucket that does not exist yet", () => {
    const bucket = find(result(), "site");
    expect(bucket.id).toMatch(/^site-[0-9a-f]{7}$/);
    expect(document(find(result(), "policy").props["policy"]).Statement[0]?.Resource).toEqual([
      `arn:aws:s3:::${String(bucket.id)}/*`,
    ]);
  });
  it("takes a bucket given as a resource by its id, and a file by its path", () => {
    const page = find(result(), "index.html");
    expect(page.props["bucket"]).toBe(find(result(), "site").id);
    expect(page.props["source"]).toEqual({ asset: expect.stringMatching(/www\/index\.html$/) });
  });
});

describe("functions written in place", () => {
  const result = whole("magic-functions");
  it("become Lambda functions with roles, permissions and sources", () => {
    const functions = result().resources.filter(({ type }) => type === "aws:lambda/function:Function");
    expect(functions.map(({ name }) => name).sort()).toEqual(["callback", "message", "nightly", "notice", "onUpload"]);
    const file = `${folderOf("magic-functions")}/index.ts`;
    expect(find(result(), "onUpload", "Function").source).toEqual({ file, line: 11 });
    // The SDK makes it when the program is about to end: no line of its own, so its parent's, the bucket.
    expect(find(result(), "onUpload", "BucketNotification").source).toEqual({ file, line: 4 });
  });
});

describe("a network made in a loop over availability zones", () => {
  const result = whole("vpc-loop");
  it("has a subnet in each zone", () => {
    const zones = [0, 1, 2].map(
      (index) => find(result(), `public-${String(index)}`, "Subnet").props["availabilityZone"],
    );
    expect(zones).toEqual(["us-east-1a", "us-east-1b", "us-east-1c"]);
  });
  it(
    "is in the region of the configuration",
    async () => {
      const elsewhere = await previewOf("vpc-loop", { config: { "aws:region": "ca-central-1" } });
      expect(find(elsewhere, "public-2", "Subnet").props["availabilityZone"]).toBe("ca-central-1d");
    },
    PATIENCE,
  );
});

describe("a service on Fargate", () => {
  const result = whole("fargate", { config: { port: "8080" } });
  it("knows its container definitions", () => {
    const definitions = JSON.parse(
      find(result(), "app", "TaskDefinition").props["containerDefinitions"] as string,
    ) as unknown;
    expect(definitions).toMatchObject([
      {
        image: expect.stringMatching(/^123456789012\.dkr\.ecr\.us-east-1\.amazonaws\.com\/app-[0-9a-f]{7}:latest$/),
        portMappings: [{ containerPort: 8080 }],
        logConfiguration: { options: { "awslogs-region": "us-east-1" } },
      },
    ]);
  });
});

describe("an API before a function", () => {
  const result = whole("api");
  it("shows code as a summary, and its body with the function's ARN", () => {
    expect(find(result(), "handler", "Function").props["code"]).toEqual({ archive: "index.js, lib" });
    expect(find(result(), "api", "RestApi").props["body"]).toContain(
      ":lambda:path/2015-03-31/functions/arn:aws:lambda:",
    );
  });
  it("limits the permission to the API", () => {
    const api = find(result(), "api", "RestApi").id;
    const permission = find(result(), "api", "Permission");
    expect(permission.props["sourceArn"]).toBe(`arn:aws:execute-api:us-east-1:123456789012:${String(api)}/*/*`);
    expect(permission.props["function"]).toBe(find(result(), "handler", "Function").id);
  });
});

describe("a Kubernetes cluster by hand", () => {
  const result = whole("cluster");
  it("has a trust policy computed from statements, with the cluster's own issuer", () => {
    const provider = find(result(), "cluster", "OpenIdConnectProvider");
    const [statement] = document(find(result(), "app").props["assumeRolePolicy"]).Statement;
    expect(statement?.Principal).toEqual({ Federated: provider.id });
    expect(JSON.stringify(statement?.Condition)).toContain("oidc.eks.us-east-1.amazonaws.com/id/");
  });
  it("has a security group that the service makes, beside what the program wrote", () => {
    const cluster = find(result(), "main");
    expect(find(result(), "cluster-preview").outputs?.["group"]).toMatch(/^sg-/);
    expect(cluster.props["vpcConfig"]).toMatchObject({ endpointPublicAccess: false });
  });
});

describe("a certificate in another region", () => {
  const result = whole("certificate", { config: { domain: "example.com", "aws:region": "eu-central-1" } });
  it("is in its provider's region, and the rest is not", () => {
    const provider = find(result(), "virginia");
    expect(find(result(), "site", "Certificate").provider).toBe(`${provider.urn}::${String(provider.id)}`);
    expect(find(result(), "site", "Certificate").outputs?.["arn"]).toMatch(/^arn:aws:acm:us-east-1:/);
    expect(find(result(), "content").outputs?.["region"]).toBe("eu-central-1");
  });
  it("has its provider's default tags", () => {
    expect(find(result(), "site", "Certificate").props["tags"]).toEqual({ Owner: "web" });
    expect(find(result(), "content").props["tags"]).toBeUndefined();
  });
  it("makes the records it makes in apply", () => {
    const names = ["validation-0", "validation-1"].map((name) => find(result(), name).props["name"]);
    expect(names).toEqual([
      expect.stringMatching(/\.example\.com\.$/),
      expect.stringMatching(/\.www\.example\.com\.$/),
    ]);
  });
  it("keeps protection", () => {
    expect(find(result(), "content").protect).toBe(true);
  });
});

describe("a database with an encrypted secret", () => {
  const result = whole("database");
  it("takes the only stack there is, and the project's own configuration", () => {
    expect(result().stack).toBe("prod");
    expect(find(result(), "db", "Instance").props).toMatchObject({ dbName: "orders", tags: { Team: "shop" } });
    expect(find(result(), "db", "Instance").outputs?.["endpoint"]).toMatch(/\.eu-west-1\.rds\.amazonaws\.com:5432$/);
  });
  it("does not know the secret, nor what is made of it", () => {
    expect(find(result(), "db", "Instance").props["password"]).toEqual(new Reference("(a secret)", []));
    expect(find(result(), "connection", "SecretVersion").props["secretString"]).toBeInstanceOf(Unresolved);
    expect(result().notes).toEqual([
      expect.objectContaining({ message: expect.stringContaining("`database:password`") }),
    ]);
  });
});

describe("assorted features of the AWS package", () => {
  const result = whole("assorted");
  it("has event handlers of tables, logs and rules, and resources made inside arguments", () => {
    const names = result().resources.map(({ name, type }) => `${type.split(":").at(-1) ?? ""} ${name}`);
    expect(names).toEqual(
      expect.arrayContaining([
        "EventSourceMapping changed",
        "LogSubscriptionFilter line",
        "EventTarget tick",
        "BucketV2 bucket-two",
      ]),
    );
    expect(find(result(), "group", "Group").props["launchTemplate"]).toMatchObject({
      id: find(result(), "template").id,
    });
  });
  it("notes a deprecation once", () => {
    expect(result().notes).toEqual([{ message: expect.stringContaining("BucketV2 is deprecated") }]);
  });
});

import { describe, expect, it } from "@jest/globals";

import { Unresolved } from "../../components/model/raw";
import { find, folderOf, PATIENCE, previewOf } from "./programs";

const messages = (notes: readonly { readonly message: string }[]): string =>
  notes.map(({ message }) => message).join("\n");

describe("languages and module systems", () => {
  it.each([
    ["commonjs", "jobs", "index.js", 6],
    ["esm-js", "logs", "index.js", 7],
    ["esm-ts", "jobs", "index.ts", 10],
    ["loader", "alerts", "index.ts", 5],
    ["subfolder", "alerts", "infra/index.ts", 4],
  ] as const)(
    "%s runs, each resource with its line",
    async (program, name, file, line) => {
      const result = await previewOf(program);
      expect(result.problem).toBeUndefined();
      expect(find(result, name).source).toEqual({ file: `${folderOf(program)}/${file}`, line });
    },
    PATIENCE,
  );

  it(
    "runs a file in place of a folder",
    async () => {
      const result = await previewOf("webserver/index.ts");
      expect(result.problem).toBeUndefined();
      expect(find(result, "web-server-www").source).toEqual({ file: `${folderOf("webserver")}/index.ts`, line: 21 });
    },
    PATIENCE,
  );
});

describe("what the program tells the engine", () => {
  it(
    "is kept, as transforms leave it",
    async () => {
      const result = await previewOf("told");
      expect(result.problem).toBeUndefined();
      const key = find(result, "key");
      expect(key).toMatchObject({ protect: true, retainOnDelete: false, dependencies: [] });
      expect(find(result, "files")).toMatchObject({
        protect: false,
        retainOnDelete: true,
        ignoreChanges: ["tags"],
        dependencies: [key.urn],
      });
      expect(find(result, "changed")).toMatchObject({ retainOnDelete: true, ignoreChanges: ["encrypted"] });
    },
    PATIENCE,
  );
});

describe("components", () => {
  it(
    "give their children a place in the tree",
    async () => {
      const result = await previewOf("commonjs");
      const site = find(result, "site", "Site");
      expect(site.urn).toBe("urn:pulumi:preview::commonjs::acme:web:Site::site");
      expect(find(result, "site", "Bucket")).toMatchObject({
        urn: "urn:pulumi:preview::commonjs::acme:web:Site$aws:s3/bucket:Bucket::site",
        parent: site.urn,
      });
      expect(site.outputs).toEqual({ bucket: find(result, "site", "Bucket").id });
    },
    PATIENCE,
  );

  it(
    "that are made elsewhere say that their children cannot be seen, and what they return is unknown",
    async () => {
      const result = await previewOf("remote");
      expect(result.problem).toBeUndefined();
      const network = find(result, "main");
      expect(network.props).toMatchObject({ cidrBlock: "10.0.0.0/16", tags: { Owner: "net" } });
      expect(find(result, "app").props["vpcId"]).toEqual(
        new Unresolved("it is not known before deployment", [network.urn]),
      );
      expect(messages(result.notes)).toContain("component provider");
      expect(messages(result.notes)).toContain("Network/describe");
    },
    PATIENCE,
  );
});

describe("transforms", () => {
  it(
    "of the stack, of a component and of invokes are run",
    async () => {
      const result = await previewOf("transforms");
      expect(result.problem).toBeUndefined();
      expect(find(result, "plain").props["tags"]).toEqual({ Stage: "transformed" });
      expect(find(result, "storage-inner").props).toMatchObject({
        forceDestroy: true,
        tags: { Name: "storage", Stage: "transformed" },
      });
      expect(find(result, "storage-inner").protect).toBe(true);
      expect(find(result, "queue").props["kmsMasterKeyId"]).toBe("alias/aws/sqs");
      expect(find(result, "transforms-preview").outputs?.["image"]).toBe("renamed");
    },
    PATIENCE,
  );
});

describe("what exists elsewhere", () => {
  it(
    "is read but not judged",
    async () => {
      const result = await previewOf("existing");
      expect(result.problem).toBeUndefined();
      expect(result.resources.map(({ name }) => name)).not.toContain("deployer-role");
      expect(result.resources.some(({ type }) => type === "aws:s3/bucket:Bucket" || type === "aws:iam/role:Role")).toBe(
        false,
      );
      expect(find(result, "assets").props["policy"]).toContain("arn:aws:s3:::company-assets/*");
      expect(find(result, "deployer").props["role"]).toBe("deployer");
      expect(result.notes.map(({ line }) => line).sort()).toEqual([3, 4]);
    },
    PATIENCE,
  );

  it(
    "gives the outputs of another stack from the answers file",
    async () => {
      const answersFile = `${folderOf("stack-reference")}/answers.yaml`;
      const result = await previewOf("stack-reference", { answersFile });
      expect(find(result, "app", "SecurityGroup").props["vpcId"]).toBe("vpc-0a1b2c3d4e5f60718");
      expect(find(result, "app", "LoadBalancer").props["subnets"]).toEqual(["subnet-1", "subnet-2"]);
      expect(result.notes).toEqual([]);
    },
    PATIENCE,
  );

  it(
    "leaves the outputs of another stack unknown without it, and says where to give them",
    async () => {
      const result = await previewOf("stack-reference");
      expect(result.problem).toBeUndefined();
      expect(find(result, "app", "SecurityGroup").props["vpcId"]).toBeInstanceOf(Unresolved);
      expect(messages(result.notes)).toContain("acme/network/prod");
    },
    PATIENCE,
  );
});

describe("look-ups in the form of outputs", () => {
  it(
    "are as known as in the form of promises",
    async () => {
      const result = await previewOf("output-form");
      expect(result.problem).toBeUndefined();
      expect(find(result, "readers").props["policy"]).toContain("s3:GetObject");
      expect(find(result, "web").props).toMatchObject({
        ami: expect.stringMatching(/^ami-/),
        subnetId: "subnet-0a1b2c3d4e5f60718",
      });
    },
    PATIENCE,
  );
});

describe("what nobody can answer offline", () => {
  it(
    "is unknown, and noted once",
    async () => {
      const result = await previewOf("unanswered");
      expect(result.problem).toBeUndefined();
      for (const name of ["endpoint", "map", "upper"])
        expect(find(result, name).props["value"]).toBeInstanceOf(Unresolved);
      expect(result.notes).toHaveLength(2);
    },
    PATIENCE,
  );

  it(
    "leaves the outputs of a dynamic provider unknown: its code is not run",
    async () => {
      const result = await previewOf("dynamic");
      expect(result.problem).toBeUndefined();
      const greeting = find(result, "greeting", "Resource");
      expect(find(result, "greeting", "Parameter").props["value"]).toEqual(
        new Unresolved("it is not known before deployment", [greeting.urn]),
      );
      expect(greeting.props).toEqual({ name: "Ada" });
    },
    PATIENCE,
  );
});

describe("resources given as values", () => {
  it(
    "can be taken apart, hooked, aliased and depended on",
    async () => {
      const result = await previewOf("references");
      expect(result.problem).toBeUndefined();
      const target = find(result, "copy-target");
      expect(find(result, "copy-object").props["bucket"]).toBe(target.id);
      expect(find(result, "copy-object").props["content"]).toBe(find(result, "source").outputs?.["arn"]);
      expect(find(result, "echo").props["tags"]).toEqual({ Arn: target.outputs?.["arn"] });
    },
    PATIENCE,
  );
});

import { describe, expect, it } from "@jest/globals";
import { propertyLine } from "../../policy-packs/cli/property-line";

const program = `import * as aws from "@pulumi/aws";
const web = new aws.ec2.SecurityGroup("web", {
  description: "web",
  ingress: [
    { protocol: "tcp", fromPort: 22, toPort: 22,
      cidrBlocks: ["0.0.0.0/0"] },
  ],
  tags,
});
const other = new aws.s3.Bucket("other", {
  acl: "public-read",
});
new aws.s3.Bucket("bare");
new aws.s3.Bucket("after", { versioning: { enabled: false } });
`.split("\n");

describe("the line of a property", () => {
  it.each([
    ["a property on a line of its own", 2, ["description"], 3],
    ["a property inside a list", 2, ["ingress", 0, "cidrBlocks", 0], 6],
    ["a property inside one that is on the same line", 14, ["versioning", "enabled"], 14],
    ["a shorthand", 2, ["tags"], 8],
    ["the deepest part that is written", 2, ["ingress", 0, "selfish"], 4],
    ["a property that is written only further down, in another call", 2, ["acl"], 2],
    ["the resource as a whole", 10, [], 10],
    ["a call without properties", 13, ["versioning", "enabled"], 13],
    ["a line outside the file", 99, ["acl"], 99],
  ] as const)("finds %s", (_, line, path, expected) => {
    expect(propertyLine(program, line, path)).toBe(expected);
  });
});

import { describe, expect, it } from "@jest/globals";
import { folderWith } from "../configuration/configuration";
import { sallyport, sallyportJson } from "./command";

const template = {
  Resources: {
    Orders: {
      Type: "AWS::S3::Bucket",
      Properties: { BucketName: "orders", Tags: [{ Key: "Secrecy", Value: "Restricted" }] },
    },
    Site: { Type: "AWS::S3::Bucket", Properties: { BucketName: "site" } },
    Clerk: {
      Type: "AWS::IAM::Role",
      Properties: {
        AssumeRolePolicyDocument: { Statement: [] },
        Policies: [
          {
            PolicyName: "own",
            PolicyDocument: {
              Version: "2012-10-17",
              Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" }],
            },
          },
        ],
      },
    },
  },
};

/** What a rule and a proof say in a project with such a `sallyport.yaml`. */
const told = async (configuration: string, dataClass: string) => {
  const folder = folderWith({
    "t.json": template,
    ...(configuration === "" ? {} : { "sallyport.yaml": configuration }),
  });
  const file = configuration === "" ? [] : ["--policy-config", `${folder}/sallyport.yaml`];
  const { report } = await sallyportJson(["check", `${folder}/t.json`, ...file]);
  const judged = report.findings.filter(({ rule }) => rule === "restricted-data-copied");
  const way = await sallyport(["explain", `role/clerk -> class/${dataClass}`, `${folder}/t.json`, ...file]);
  const proved = /: (yes|no|cannot tell)\n/.exec(way.out)?.[1] ?? way.err.trim();
  return { judged: judged.map(({ resource }) => resource), proved };
};

const nothingSuch = "sallyport: nothing here that permissions alone read is tagged as of class/restricted";

describe("the tag that tells the class of data, as sallyport.yaml names it", () => {
  it("is heeded by rules and proofs alike", async () => {
    expect(await told("classes: { tags: [Secrecy] }", "restricted")).toEqual({ judged: ["Orders"], proved: "yes" });
  });

  it("is no class to either where nobody says so", async () => {
    expect(await told("", "restricted")).toEqual({ judged: [], proved: nothingSuch });
    expect(await told("classes: { tags: [Confidentiality] }", "restricted")).toEqual({
      judged: [],
      proved: nothingSuch,
    });
  });

  it("need not be there where the file says what that means", async () => {
    const configuration = "classes: { tags: [Confidentiality], otherwise: restricted, values: { restricted: {} } }";
    expect(await told(configuration, "restricted")).toEqual({ judged: ["Orders", "Site"], proved: "yes" });
  });

  it("is mistyped in one sentence, and nothing is proved", async () => {
    const folder = folderWith({ "t.json": template, "sallyport.yaml": "classes: { tag: [Secrecy] }" });
    const call = [`${folder}/t.json`, "--policy-config", `${folder}/sallyport.yaml`];
    const { code, err } = await sallyport(["explain", "role/clerk -> class/restricted", ...call]);
    expect([code, err]).toEqual([2, expect.stringContaining("no key tag in classes: did you mean tags?")]);
  });
});

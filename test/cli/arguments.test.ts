import { describe, expect, it } from "@jest/globals";
import { rules } from "../../policy-packs/rules";
import { sallyport } from "./command";

describe("the call", () => {
  it.each([
    [[], /name a command/],
    [["chekc", "x"], /there is no command chekc/],
    [["check"], /check needs a file or folder/],
    [["check", "x", "--format", "xml"], /there is no format xml: there are console, json, sarif, svg, html/],
    [["diff", "old.json"], /diff needs two inputs/],
    [["diff", "a", "b", "c"], /diff needs two inputs/],
    [["keys", "x", "--format", "html"], /keys are reported as console or json, not as html/],
    [["explain", "a -> b", "x", "--format", "sarif"], /answers are given as console, svg, html or json, not as sarif/],
    [["rules", "--format", "svg"], /rules are listed as console or json, not as svg/],
    [["check", "x", "--fail-on", "bad"], /there is no severity bad/],
    [["check", "x", "--pack", "nope"], /there is no pack nope: there are .*five-principles/],
    [["check", "x", "--stack", "dev"], /--stack goes with programs only/],
    [["check", "x", "--colour"], /Unknown option '--colour'/],
    [["preview", "a", "b"], /one program at a time/],
    [["preview", "a", "--config", "novalue"], /--config novalue is not of the form KEY=VALUE/],
    [["preview", "a", "--timeout", "soon"], /--timeout soon is not a number/],
    [["rules", "no-such-rule"], /there is no rule no-such-rule/],
    [["rules", "tls"], /did you mean .*bucket-tls-only/],
  ])("%j is refused in one line with exit code 2", async (argv, message) => {
    const { code, out, err } = await sallyport(argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(/^sallyport: [^\n]+\n$/);
    expect(err).toMatch(message);
  });

  it("tells its usage and version", async () => {
    expect((await sallyport(["--help"])).out).toMatch(/sallyport preview[\s\S]*exit: 0/);
    expect((await sallyport(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("sallyport rules", () => {
  it("lists every rule of the pack", async () => {
    const { code, out } = await sallyport(["rules"]);
    expect(code).toBe(0);
    expect(out).toContain("bucket-tls-only");
  });

  it("explains one: why, both fixes, good and bad", async () => {
    const { out } = await sallyport(["rules", "bucket-tls-only"]);
    for (const part of ["Why", "Fix with @pulumi/aws", "Fix in CloudFormation", "Good", "Bad", "aws:SecureTransport"]) {
      expect(out).toContain(part);
    }
  });

  it("finds a rule by what a peer calls it", async () => {
    expect((await sallyport(["rules", "AwsSolutions-S10"])).out).toContain(
      "AwsSolutions-S10 is here bucket-tls-only on",
    );
  });

  it("gives them as data with their equivalents", async () => {
    const listed = JSON.parse((await sallyport(["rules", "--format", "json"])).out) as {
      id: string;
      on: string[];
      equivalents: object[];
    }[];
    expect(listed.length).toBeLessThanOrEqual(rules.length);
    expect(listed.find(({ id }) => id === "bucket-tls-only")).toMatchObject({
      principle: "encryption",
      on: expect.arrayContaining(["AWS::S3::Bucket"]) as unknown,
      equivalents: expect.arrayContaining([{ id: "AwsSolutions-S10", type: "AWS::S3::Bucket" }]),
    });
  });
});

import { describe, expect, it } from "@jest/globals";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sallyport } from "./command";

const template = `Resources:
  Secrets:
    Type: AWS::S3::Bucket
    Properties:
      Tags: [{ Key: DataClass, Value: restricted }]
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [] }
      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: "lambda:UpdateFunctionCode"
                Resource: !GetAtt Pay.Arn
  Pay:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Admin.Arn
  Admin:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [] }
      Policies:
        - { PolicyName: all, PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] } }
  Idle:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [] }
  Guarded:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [] }
      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: "lambda:UpdateFunctionCode", Resource: !GetAtt Pay.Arn, Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }
`;

const file = join(mkdtempSync(join(tmpdir(), "sallyport-escalation-")), "shop.yaml");
writeFileSync(file, template);

const ask = async (question: string) => (await sallyport(["explain", question, file])).out;

describe("sallyport explain, asked how somebody comes to more", () => {
  it("says yes with each step and its line", async () => {
    const out = await ask("role/deploy -> admin");
    expect(out).toContain(`${file}: role/deploy -> admin: yes\n`);
    expect(out).toMatch(/role\/Deploy may lambda:UpdateFunctionCode on function\/Pay\n +\S+shop\.yaml:15\n/);
    expect(out).toMatch(/function\/Pay, into which role\/Deploy gets, runs as role\/Admin\n +\S+shop\.yaml:21\n/);
    expect(out).toMatch(/role\/Admin may do everything\n +\S+shop\.yaml:27\n/);
  });

  it("draws each way as a chain of those whom it goes through", async () => {
    const { code, out } = await sallyport(["explain", "role/deploy -> admin", file, "--format", "svg"]);
    expect(code).toBe(0);
    const words = [...out.matchAll(/<text[^>]*>([^<]*)</g)].map(([, it]) => it).join(" ");
    expect(words).toContain("role/deploy -&gt; admin: yes");
    expect(words).toMatch(/role\/Admin may do everything.*shop\.yaml:27/);
    const none = await sallyport(["explain", "role/idle -> admin", file, "--format", "svg"]);
    expect(none.out).toMatch(/role\/idle -&gt; admin: no; none of \d+ known ways leads there\./);
  });

  it("says no, and how many ways were tried", async () => {
    expect(await ask("role/idle -> admin")).toMatch(/: no\n {2}none of \d+ known ways leads there\n/);
  });

  it("says what is missing where it cannot tell", async () => {
    const out = await ask("role/guarded -> admin");
    expect(out).toContain("role/guarded -> admin: cannot tell\n  what is missing\n      the value of aws:SourceIp\n");
  });

  it("begins where somebody is who got into a function", async () => {
    const out = await ask("function/pay -> admin");
    expect(out).toContain("function/Pay -> admin: yes\n  whoever is in function/Pay is role/Admin\n");
  });

  it("finds the ways to data of a class", async () => {
    expect(await ask("role/deploy -> class/restricted")).toContain("role/deploy -> class/restricted: yes\n");
    expect(await ask("role/idle -> class/restricted")).toContain("role/idle -> class/restricted: no\n");
    const { code, err } = await sallyport(["explain", "role/deploy -> class/secret", file]);
    expect({ code, err }).toEqual({
      code: 2,
      err: "sallyport: nothing here that permissions alone read is tagged as of class/secret\n",
    });
  });

  it("lists everybody who comes there, as data too", async () => {
    const { out } = await sallyport(["explain", "everybody -> admin", file, "--format", "json"]);
    const { answers } = JSON.parse(out) as { answers: { from: string; verdict: string; ways: string[] }[] };
    expect(answers.map(({ from, verdict }) => `${from} ${verdict}`).sort()).toEqual([
      "role/Admin yes",
      "role/Deploy yes",
      "role/Guarded cannot tell",
    ]);
    expect(answers.find(({ from }) => from === "role/Deploy")?.ways).toEqual(["function-code"]);
  });

  it("says of whom nothing is known that nothing here is called so", async () => {
    const { code, err } = await sallyport(["explain", "role/nobody -> admin", file]);
    expect(code).toBe(2);
    expect(err).toContain("nothing here is called role/nobody");
  });
});

import { describe, expect, it } from "@jest/globals";
import { answerOf, type Told } from "../../../policy-packs/proofs/permissions/ask";
import { byEc2, graphOf } from "./templates";

const graph = graphOf({
  Api: { Type: "AWS::Lambda::Function", Properties: {} },
  FromBucket: {
    Type: "AWS::Lambda::Permission",
    Properties: {
      FunctionName: { Ref: "Api" },
      Action: "lambda:InvokeFunction",
      Principal: "s3.amazonaws.com",
      SourceArn: "arn:aws:s3:::orders",
      SourceAccount: "123456789012",
    },
  },
  FromPartner: {
    Type: "AWS::Lambda::Permission",
    Properties: {
      FunctionName: { "Fn::GetAtt": ["Api", "Arn"] },
      Action: "lambda:InvokeFunction",
      Principal: "arn:aws:iam::444455556666:role/partner",
    },
  },
  Page: { Type: "AWS::Lambda::Function", Properties: {} },
  ByUrl: {
    Type: "AWS::Lambda::Permission",
    Properties: {
      FunctionName: { "Fn::GetAtt": ["Page", "Arn"] },
      Action: "lambda:InvokeFunction",
      Principal: "*",
      InvokedViaFunctionUrl: true,
    },
  },
  Mine: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: byEc2 } },
});

const ask = (caller: string, given: { readonly [key: string]: string } = {}, called = "Api"): Told["answer"] => {
  const told = answerOf(graph, { caller, action: "lambda:InvokeFunction", resource: `function/${called}`, given });
  if ("mistake" in told) throw new Error(told.mistake);
  return told.answer;
};

describe("who may call a function", () => {
  it("is the service that a permission names, for the resource and the account that it names", () => {
    const own = { "aws:SourceArn": "arn:aws:s3:::orders", "aws:SourceAccount": "123456789012" };
    expect(ask("s3.amazonaws.com", own)).toMatchObject({ answer: "yes", by: [{ policy: "FromBucket" }] });
    expect(ask("s3.amazonaws.com", { ...own, "aws:SourceArn": "arn:aws:s3:::other" }).answer).toBe("no");
    expect(ask("s3.amazonaws.com", { ...own, "aws:SourceAccount": "444455556666" }).answer).toBe("no");
    expect(ask("events.amazonaws.com", own).answer).toBe("no");
  });

  it("is another account's role where its own policies let it, too", () => {
    const answer = ask("arn:aws:iam::444455556666:role/partner");
    expect(answer).toMatchObject({
      answer: "unknown",
      best: expect.arrayContaining([expect.objectContaining({ policy: "FromPartner" })]),
    });
    expect(ask("arn:aws:iam::444455556666:role/other").answer).toBe("no");
  });

  it("is everybody by the function's URL, and by no other way, where the permission says so", () => {
    const by = (url: string) => ask("anybody", { "lambda:InvokedViaFunctionUrl": url }, "Page");
    expect(by("true")).toMatchObject({ answer: "yes", by: [{ policy: "ByUrl" }] });
    expect(by("false").answer).toBe("no");
  });

  it("is nobody whom none names", () => {
    expect(ask("role/Mine").answer).toBe("no");
    expect(ask("anybody").answer).toBe("no");
  });
});

import rule from "../../../policy-packs/rules/zoning/functions-not-open-to-anybody";
import { testRule, unknown } from "../../rule-tester";

const open = { FunctionName: "orders", Action: "lambda:InvokeFunction", Principal: "*" };

testRule(rule, {
  pass: [
    [{ type: "AWS::Lambda::Permission", properties: { ...open, Principal: "s3.amazonaws.com" } }],
    [{ type: "AWS::Lambda::Permission", properties: { ...open, PrincipalOrgID: "o-1234567890" } }],
    // It is the function URL that is open, and it is judged where it is made.
    [
      { type: "AWS::Lambda::Function", properties: {} },
      {
        type: "AWS::Lambda::Url",
        properties: { AuthType: "NONE", TargetFunctionArn: { "Fn::GetAtt": ["Function", "Arn"] } },
      },
      {
        type: "AWS::Lambda::Permission",
        properties: { ...open, FunctionName: { Ref: "Function" }, FunctionUrlAuthType: "NONE" },
      },
    ],
    // Since October 2025 an open URL needs a second permission, by which nobody can call the function in any other way.
    [
      { type: "AWS::Lambda::Function", properties: {} },
      {
        type: "AWS::Lambda::Url",
        properties: { AuthType: "NONE", TargetFunctionArn: { "Fn::GetAtt": ["Function", "Arn"] } },
      },
      {
        type: "AWS::Lambda::Permission",
        properties: { ...open, FunctionName: { Ref: "Function" }, InvokedViaFunctionUrl: true },
      },
    ],
    [
      {
        type: "aws:lambda/permission:Permission",
        properties: {
          function: "orders",
          action: "lambda:InvokeFunction",
          principal: "*",
          sourceAccount: "111122223333",
        },
      },
    ],
    [
      {
        type: "aws:lambda/layerVersionPermission:LayerVersionPermission",
        properties: { layerName: "common", principal: "*", organizationId: "o-1234567890" },
      },
    ],
  ],
  fail: [
    [[{ type: "AWS::Lambda::Permission", properties: open }], /^fail Principal is \*: every AWS account can call/],
    // To sign is not enough: every account can sign, and let its own people call.
    [[{ type: "AWS::Lambda::Permission", properties: { ...open, FunctionUrlAuthType: "AWS_IAM" } }], /Principal is \*/],
    [[{ type: "AWS::Lambda::Permission", properties: { ...open, FunctionUrlAuthType: "NONE" } }], /Principal is \*/],
    [[{ type: "AWS::Lambda::Permission", properties: { ...open, InvokedViaFunctionUrl: true } }], /Principal is \*/],
    [
      [{ type: "aws:lambda/permission:Permission", properties: { function: "orders", principal: "*" } }],
      /^fail principal is \*/,
    ],
    [
      [
        {
          type: "aws:lambda/layerVersionPermission:LayerVersionPermission",
          properties: { layerName: "common", principal: "*" },
        },
      ],
      /download the layer/,
    ],
  ],
  unknown: [
    [{ type: "AWS::Lambda::Permission", properties: { ...open, Principal: unknown } }],
    [{ type: "aws:lambda/permission:Permission", properties: { principal: "*", sourceArn: unknown } }],
  ],
});

import rule from "../../../policy-packs/rules/least-privilege/function-permissions-invoke-only";
import { testRule, unknown } from "../../rule-tester";

const permission = (Action: unknown, Principal = "123456789012") => [
  { type: "AWS::Lambda::Permission", properties: { Action, FunctionName: "shop", Principal } as never },
];
const pulumi = (action: string) => [
  {
    type: "aws:lambda/permission:Permission",
    properties: { action, function: "shop", principal: "123456789012" } as never,
  },
];

testRule(rule, {
  pass: [
    permission("lambda:InvokeFunction"),
    permission("lambda:InvokeFunctionUrl"),
    permission("lambda:GetFunction", "replicator.lambda.amazonaws.com"),
    pulumi("lambda:InvokeFunction"),
  ],
  fail: [
    [permission("lambda:*"), /Action is lambda:\*/],
    [permission(["lambda:InvokeFunction", "lambda:GetFunction"]), /Action\[1\] is lambda:GetFunction/],
    [pulumi("lambda:UpdateFunctionCode"), /action is lambda:UpdateFunctionCode/],
  ],
  unknown: [permission(unknown)],
});

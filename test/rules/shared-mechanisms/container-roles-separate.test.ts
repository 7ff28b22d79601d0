import rule from "../../../policy-packs/rules/shared-mechanisms/container-roles-separate";
import { testRule, unknown } from "../../rule-tester";

const role = (name: string) => ({ type: "AWS::IAM::Role", name, properties: {} });
const arn = (name: string) => ({ "Fn::GetAtt": [name, "Arn"] });
const task = (TaskRoleArn: unknown, ExecutionRoleArn: unknown) => ({
  type: "AWS::ECS::TaskDefinition",
  properties: { TaskRoleArn, ExecutionRoleArn } as never,
});
const pulumi = (taskRoleArn: object, executionRoleArn: object) =>
  [
    { type: "aws:ecs/taskDefinition:TaskDefinition", properties: { taskRoleArn, executionRoleArn } },
    { type: "aws:iam/role:Role", name: "shop", properties: {} },
    { type: "aws:iam/role:Role", name: "agent", properties: {} },
  ] as never;

testRule(rule, {
  pass: [
    [task(arn("Shop"), arn("Agent")), role("Shop"), role("Agent")],
    [task(arn("Shop"), "arn:aws:iam::123456789012:role/agent"), role("Shop")],
    pulumi({ Ref: "shop" }, { Ref: "agent" }),
  ],
  fail: [
    [[task(arn("Shop"), arn("Shop")), role("Shop")], /TaskRoleArn is .*rights of the agent/],
    [[task("arn:role/shop", "arn:role/shop")], /TaskRoleArn is arn:role\/shop/],
    [pulumi({ Ref: "shop" }, { Ref: "shop" }), /taskRoleArn: the application has/],
  ],
  unknown: [[task(unknown, "arn:role/agent")]],
  silent: [[{ type: "AWS::ECS::TaskDefinition", properties: { TaskRoleArn: "arn:role/shop" } }]],
});

import rule from "../../../policy-packs/rules/zoning/efs-access-point-root-directory";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::EFS::AccessPoint", properties: { RootDirectory: { Path: "/app" } } }],
    [{ type: "aws:efs/accessPoint:AccessPoint", properties: { rootDirectory: { path: "/app" } } }],
  ],
  fail: [
    [[{ type: "AWS::EFS::AccessPoint", properties: {} }], /RootDirectory\.Path is not set/],
    [
      [{ type: "aws:efs/accessPoint:AccessPoint", properties: { rootDirectory: { path: "/" } } }],
      /rootDirectory\.path is \//,
    ],
  ],
  unknown: [[{ type: "AWS::EFS::AccessPoint", properties: { RootDirectory: { Path: unknown } } }]],
});

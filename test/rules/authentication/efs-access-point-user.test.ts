import rule from "../../../policy-packs/rules/authentication/efs-access-point-user";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::EFS::AccessPoint", properties: { PosixUser: { Uid: "1000", Gid: "1000" } } }],
    [{ type: "aws:efs/accessPoint:AccessPoint", properties: { posixUser: { uid: 0, gid: 0 } } }],
  ],
  fail: [
    [[{ type: "AWS::EFS::AccessPoint", properties: {} }], /PosixUser\.Uid is not set: clients choose/],
    [[{ type: "aws:efs/accessPoint:AccessPoint", properties: {} }], /posixUser\.uid is not set/],
  ],
  unknown: [[{ type: "AWS::EFS::AccessPoint", properties: { PosixUser: unknown } }]],
});

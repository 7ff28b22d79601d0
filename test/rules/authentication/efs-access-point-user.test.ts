import rule from "../../../policy-packs/rules/authentication/efs-access-point-user";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::EFS::AccessPoint", properties: { PosixUser: { Uid: "1000", Gid: "1000" } } }],
    [{ type: "aws:efs/accessPoint:AccessPoint", properties: { posixUser: { uid: 1, gid: 1 } } }],
  ],
  fail: [
    [[{ type: "AWS::EFS::AccessPoint", properties: {} }], /PosixUser\.Uid is not set: clients choose/],
    [[{ type: "aws:efs/accessPoint:AccessPoint", properties: {} }], /posixUser\.uid is not set/],
    [
      [{ type: "AWS::EFS::AccessPoint", properties: { PosixUser: { Uid: "0", Gid: "1000" } } }],
      /PosixUser\.Uid is 0: clients act as root/,
    ],
    [
      [{ type: "aws:efs/accessPoint:AccessPoint", properties: { posixUser: { uid: 1000, gid: 0 } } }],
      /posixUser\.gid is 0: clients act as root/,
    ],
  ],
  unknown: [[{ type: "AWS::EFS::AccessPoint", properties: { PosixUser: unknown } }]],
});

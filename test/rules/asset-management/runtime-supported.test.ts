import rule from "../../../policy-packs/rules/asset-management/runtime-supported";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::Lambda::Function", properties: { Runtime: "python3.13" } }],
    // A container image brings its own.
    [{ type: "AWS::Lambda::Function", properties: { PackageType: "Image" } }],
    [{ type: "aws:lambda/function:Function", properties: { runtime: "nodejs24.x" } }],
  ],
  fail: [
    [[{ type: "AWS::Lambda::Function", properties: { Runtime: "python3.10" } }], /since 2026-10-31/],
    [[{ type: "AWS::Lambda::Function", properties: { Runtime: "python3.8" } }], /Runtime is python3\.8: .* 2024-10-14/],
    [[{ type: "aws:lambda/function:Function", properties: { runtime: "nodejs18.x" } }], /runtime is nodejs18\.x/],
  ],
  unknown: [[{ type: "AWS::Lambda::Function", properties: { Runtime: unknown } }]],
});

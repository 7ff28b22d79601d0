import rule from "../../../policy-packs/rules/least-privilege/permission-sets-bounded";
import { testRule, unknown } from "../../rule-tester";

const PermissionsBoundary = { CustomerManagedPolicyReference: { Name: "people" } };
const set = (name: string, properties: object) => ({
  type: "AWS::SSO::PermissionSet",
  name,
  properties: { Name: name, ...properties } as never,
});
const attachment = {
  type: "aws:ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment",
  properties: {
    permissionSetArn: { Ref: "Readers" },
    permissionsBoundary: { customerManagedPolicyReference: { name: "people" } },
  },
};
const pulumi = (name: string) => ({ type: "aws:ssoadmin/permissionSet:PermissionSet", name, properties: { name } });

testRule(rule, {
  pass: [
    [set("One", { PermissionsBoundary })],
    [set("One", { PermissionsBoundary }), set("Two", { PermissionsBoundary })],
    [pulumi("Readers"), attachment],
  ],
  fail: [
    [[set("One", {}), set("Two", { PermissionsBoundary })], /PermissionsBoundary is not set.*: others of this stack/],
    [[pulumi("Readers"), pulumi("Free"), attachment], /others of this stack have a boundary, and it has none/i],
  ],
  unknown: [[set("One", { PermissionsBoundary: unknown })]],
  silent: [[set("One", {})], [set("One", {}), set("Two", {})]],
});

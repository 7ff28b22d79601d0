import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";

const isBounded = (it: View<unknown>): boolean =>
  !(it as View<{ readonly PermissionsBoundary?: unknown }>).get("PermissionsBoundary").isAbsent();

export default defineRule({
  id: "permission-sets-bounded",
  title: "Where one identity has a boundary, all permission sets have",
  principle: "least-privilege",
  severity: "low",
  why: "A boundary holds people whatever else is attached to their set. One set without it is the way around it for its group.",
  fix: {
    pulumi: "Add an aws.ssoadmin.PermissionsBoundaryAttachment as the other sets have.",
    cloudformation: "Set `PermissionsBoundary` as on the other sets.",
  },
  links: ["https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetcustom.html"],
  checks: {
    "AWS::SSO::PermissionSet": (it, near) => {
      const others = [...near.all("AWS::SSO::PermissionSet"), ...near.all("AWS::IAM::Role")];
      if (!others.some(({ view }) => isBounded(view))) return [];
      return isTrue(it.get("PermissionsBoundary").isSet(), "others of this stack have a boundary, and it has none");
    },
  },
  examples: {
    good: [
      {
        type: "AWS::SSO::PermissionSet",
        properties: { Name: "Readers", PermissionsBoundary: { CustomerManagedPolicyReference: { Name: "people" } } },
      },
    ],
    bad: [
      { type: "AWS::SSO::PermissionSet", properties: { Name: "Free" } },
      { type: "AWS::IAM::Role", properties: { PermissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" } },
    ],
  },
  equivalents: [],
});

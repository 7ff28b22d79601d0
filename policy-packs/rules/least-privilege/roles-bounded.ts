import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";
import { isFilled } from "../../facets/read";

export default defineRule({
  id: "roles-bounded",
  title: "Where one identity has a boundary, all roles have",
  principle: "least-privilege",
  severity: "medium",
  why: "A boundary holds whoever tries to make a stronger role. One role without it is the way around it for who may change or take that role.",
  fix: {
    pulumi: "Set `permissionsBoundary` as on the other roles; a component that makes the role takes it as `boundary`.",
    cloudformation:
      "Set `PermissionsBoundary` as on the other roles; a component that makes the role takes it as `boundary`.",
  },
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate",
  ],
  checks: {
    "AWS::IAM::Role": (it, near) => {
      const own = it.get("PermissionsBoundary");
      const isBounded = [...near.all("AWS::IAM::Role"), ...near.all("AWS::IAM::User")].some(
        ({ view, address }) =>
          address !== near.self.address &&
          !(view as View<{ PermissionsBoundary?: string }>).get("PermissionsBoundary").isAbsent(),
      );
      return given(isFilled(own), (set) => {
        if (!set && !isBounded) return [];
        return isTrue(isFilled(own), "others of this stack have a boundary, and it has none");
      });
    },
  },
  examples: {
    good: [
      { type: "AWS::IAM::Role", properties: { PermissionsBoundary: "arn:aws:iam::111122223333:policy/boundary" } },
    ],
    bad: [
      { type: "AWS::IAM::Role", properties: { RoleName: "free" } },
      { type: "AWS::IAM::User", properties: { PermissionsBoundary: "arn:aws:iam::111122223333:policy/boundary" } },
    ],
  },
  equivalents: [],
});

import rule from "../../../policy-packs/rules/pipeline/federated-trust-names-context";
import { testRule } from "../../rule-tester";
import { equal, like, notKnown, pulumi, role, strangers } from "../forge-trusts";

testRule(rule, {
  pass: [
    [role(equal({ sub: "repo:acme/shop:environment:prod" }))],
    [role(like("repo:acme/shop:ref:refs/tags/v*"))],
    [role(like(["repo:acme/shop:pull_request"]))],
    [role(like("project_path:acme/shop:ref_type:branch:ref:release-*", "gitlab.com"), "gitlab.com")],
    // What the subject leaves open another claim says.
    [role({ ...like("repo:acme/shop:*"), ...equal({ environment: "prod" }) })],
    [
      role({
        ...like("repo:acme/shop:*"),
        ...equal({ job_workflow_ref: "acme/x/.github/workflows/a.yml@refs/heads/main" }),
      }),
    ],
    // Letter by letter a star is a star.
    [role(equal({ sub: "repo:acme/shop:*" }))],
    // A subject of the organization's own making.
    [role(like("repository_owner_id:1:*"))],
  ],
  fail: [
    [[role(like("repo:acme/shop:*"))], /Statement\[0\]\.Condition .*every branch, pull request and environment/],
    [[role(like("repo:acme/*"))], /Condition/],
    [[role(like("repo:acme/shop:ref:refs/heads/*"))], /Condition/],
    [[role(like("repo:acme/shop:environment:*"))], /Condition/],
    [[role(like(["repo:acme/shop:environment:prod", "repo:acme/shop:*"]))], /Condition/],
    [[role(like("project_path:acme/shop:*", "gitlab.com"), "gitlab.com")], /Condition/],
    [
      [
        role({
          ...like("repo:acme/shop:*"),
          StringLike: { ...like("repo:acme/shop:*").StringLike, "token.actions.githubusercontent.com:ref": "*" },
        }),
      ],
      /Condition/,
    ],
    [[pulumi(like("repo:acme/shop:*"))], /assumeRolePolicy/],
  ],
  unknown: notKnown,
  silent: strangers,
});

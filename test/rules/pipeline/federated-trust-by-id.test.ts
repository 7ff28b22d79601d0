import rule from "../../../policy-packs/rules/pipeline/federated-trust-by-id";
import { testRule } from "../../rule-tester";
import { document, equal, like, pulumi, role, strangers } from "../forge-trusts";

const ghe = "token.actions.acme.ghe.com";
const server = "git.acme.example/_services/token";

testRule(rule, {
  pass: [
    [role(equal({ sub: "repo:acme@1/shop@2:environment:prod" }))],
    [role(like("repo:acme@1/shop@2:*"))],
    [
      role(
        equal({ sub: ["repo:acme@1/shop@2:environment:prod", "repo:acme/shop:environment:prod"], repository_id: "2" }),
      ),
    ],
    [role(equal({ sub: "repository_owner_id:1:repository_id:2" }))],
    [role(equal({ sub: "project_id:7:ref_type:branch:ref:main" }, "gitlab.com"), "gitlab.com")],
    [
      role(
        equal({ sub: "project_path:acme/shop:ref_type:branch:ref:main", project_id: "7" }, "gitlab.com"),
        "gitlab.com",
      ),
    ],
    [pulumi(equal({ sub: "repo:acme@1/shop@2:pull_request" }))],
  ],
  fail: [
    [
      [role(equal({ sub: "repo:acme/shop:environment:prod" }))],
      /Statement\[0\]\.Condition: whoever registers the name once it is given up/,
    ],
    [[role(equal({ sub: "repo:acme/shop:environment:prod" }, ghe), ghe)], /Condition/],
    [
      [role(equal({ sub: "project_path:acme/shop:ref_type:branch:ref:main" }, "gitlab.com"), "gitlab.com")],
      /Condition/,
    ],
    [[role(equal({ sub: ["repo:acme@1/shop@2:pull_request", "repo:acme/shop:pull_request"] }))], /Condition/],
    [
      [
        role({
          ...like("repo:acme/shop:*"),
          StringLike: {
            ...like("repo:acme/shop:*").StringLike,
            "token.actions.githubusercontent.com:repository_id": "*",
          },
        }),
      ],
      /Condition/,
    ],
    [[pulumi(equal({ sub: "repo:acme/shop:pull_request" }))], /assumeRolePolicy/],
  ],
  unknown: [document],
  // A server of one's own has no ids in its subjects, and AWS compares none.
  silent: [...strangers, [role(equal({ sub: "repo:acme/shop:environment:prod" }, server), server)]],
});

import rule from "../../../policy-packs/rules/pipeline/federated-trust-names-audience";
import { testRule, unknown } from "../../rule-tester";
import { document, equal, like, pulumi, role, strangers } from "../forge-trusts";

const sub = "repo:acme/shop:environment:prod";
const server = "git.acme.example/_services/token";

testRule(rule, {
  pass: [
    [role(equal({ sub, aud: "sts.amazonaws.com" }))],
    [role({ ...like("repo:acme/shop:*"), ...equal({ aud: "sts.amazonaws.com" }) })],
    [role(equal({ sub, aud: "https://gitlab.com" }, "gitlab.com"), "gitlab.com")],
    // Letter by letter a star matches nothing, and one that is not known is one.
    [role(equal({ sub, aud: unknown }))],
    [pulumi(equal({ sub, aud: "sts.amazonaws.com" }))],
  ],
  fail: [
    [[role(equal({ sub }))], /Statement\[0\]\.Condition: it does not say for whom a token must be made out/],
    [[role(equal({ sub }, server), server)], /Condition/],
    [[role({ ...equal({ sub }), StringLike: { [`token.actions.githubusercontent.com:aud`]: "*" } })], /Condition/],
    [[pulumi(equal({ sub }))], /assumeRolePolicy\.Statement\[0\]\.Condition/],
  ],
  unknown: [document],
  silent: strangers,
});

import rule from "../../../policy-packs/rules/pipeline/oidc-provider-audience";
import { testRule, unknown } from "../../rule-tester";

const Url = "https://token.actions.githubusercontent.com";
const provider = (properties: object) => [{ type: "AWS::IAM::OIDCProvider", properties: properties as never }];

testRule(rule, {
  pass: [
    provider({ Url, ClientIdList: ["sts.amazonaws.com"] }),
    [
      {
        type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
        properties: { url: Url, clientIdLists: ["sts.amazonaws.com"] },
      },
    ],
  ],
  fail: [
    [
      provider({ Url, ClientIdList: ["sts.amazonaws.com", "https://github.com/acme"] }),
      /ClientIdList\[1\] is https:\/\/github.com\/acme/,
    ],
  ],
  unknown: [provider({ Url, ClientIdList: [unknown] }), provider({ Url: unknown, ClientIdList: ["x"] })],
  silent: [provider({ Url: "https://gitlab.com", ClientIdList: ["https://gitlab.com"] })],
});

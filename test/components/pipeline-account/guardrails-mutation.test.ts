import { stacksOf, testMutation, type Table } from "../../laws/mutation";
import { guardrailPlans } from "./given";
import { organizationPlans } from "./organization-given";

const notAHardening: Table = [
  ["the thing itself", [/^(?:Account|Organization|OrganizationalUnit|Policy): remove$/]],
  [
    "which thing is meant, or that it may be there: without it nothing is deployed",
    [
      /^Account: drop (?:email|name)$/,
      /^Organization: drop enabledPolicyTypes$/,
      /^Organization: weaken featureSet$/,
      /^OrganizationalUnit: drop (?:name|parentId)$/,
      /^Policy: drop content$/,
      /^PolicyAttachment: drop (?:policyId|targetId)$/,
    ],
  ],
  ["a label", [/: drop tags\.Name$/, /^Policy: drop (?:description|name)$/]],
  ["somebody may do less: a denial without a condition", [/^Policy: drop content \w+ Condition$/]],
  [
    "what is written out is AWS's own default, too",
    [/^Account: drop (?:closeOnDeletion|roleName)$/, /^Organization: drop featureSet$/, /^Policy: drop type$/],
  ],
];

const survivors: Table = [
  [
    "what the tag says is how rules know what a policy or a unit is for",
    [/^(?:OrganizationalUnit|Policy): drop tags\.Guardrails$/],
  ],
  ["which units have which guardrails is the user's to say, where each has some", [/^PolicyAttachment: remove$/]],
  [
    "stricter than any rule: which part of a network is the pipeline, and who may issue tokens",
    [/^Policy: drop content (?:DeployFromSubnets|TrustedIssuers)$/],
  ],
  [
    "no rule asks who sees the bills, nor which services look into all accounts",
    [/^Account: drop iamUserAccessToBilling$/, /^Organization: drop awsServiceAccessPrincipals$/],
  ],
];

testMutation({
  of: "an organization and its guardrails",
  stacks: () => stacksOf([...guardrailPlans, ...organizationPlans]),
  notAHardening,
  survivors,
  least: 0.85,
});

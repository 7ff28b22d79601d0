import rule from "../../../policy-packs/rules/authentication/root-credentials-central";
import { testRule, unknown } from "../../rule-tester";

const features = (enabledFeatures: unknown) => [
  { type: "aws:iam/organizationsFeatures:OrganizationsFeatures", properties: { enabledFeatures } as never },
];

testRule(rule, {
  pass: [features(["RootCredentialsManagement", "RootSessions"]), features(["RootCredentialsManagement", unknown])],
  fail: [
    [features(["RootSessions"]), /enabledFeatures is .*: members keep the passwords/],
    [features([]), /enabledFeatures/],
  ],
  unknown: [features(unknown), features([unknown])],
});

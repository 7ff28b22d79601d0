import deletionProtected from "../../policy-packs/rules/asset-management/deletion-protected";
import authenticated from "../../policy-packs/rules/authentication/callers-are-authenticated";
import { testRule, unknown } from "../rule-tester";

testRule(authenticated, {
  pass: [
    [{ type: "AWS::Cognito::IdentityPool", properties: { AllowUnauthenticatedIdentities: false } }],
    [{ type: "aws:cognito/identityPool:IdentityPool", properties: { identityPoolName: "shop" } }],
  ],
  fail: [
    [
      [{ type: "AWS::Cognito::IdentityPool", properties: { AllowUnauthenticatedIdentities: true } }],
      /\(identities\) AllowUnauthenticatedIdentities is true/,
    ],
    [
      [{ type: "aws:cognito/identityPool:IdentityPool", properties: { allowUnauthenticatedIdentities: true } }],
      /\(identities\) allowUnauthenticatedIdentities is true/,
    ],
  ],
  unknown: [[{ type: "AWS::Cognito::IdentityPool", properties: { AllowUnauthenticatedIdentities: unknown } }]],
});

testRule(deletionProtected, {
  pass: [
    [{ type: "AWS::Cognito::UserPool", properties: { DeletionProtection: "ACTIVE" } }],
    [{ type: "aws:cognito/userPool:UserPool", properties: { deletionProtection: "ACTIVE" } }],
  ],
  fail: [
    [[{ type: "AWS::Cognito::UserPool", properties: {} }], /DeletionProtection is not set \(INACTIVE by default\)/],
    [
      [{ type: "aws:cognito/userPool:UserPool", properties: { deletionProtection: "INACTIVE" } }],
      /deletionProtection is INACTIVE/,
    ],
  ],
  unknown: [[{ type: "AWS::Cognito::UserPool", properties: { DeletionProtection: unknown } }]],
});

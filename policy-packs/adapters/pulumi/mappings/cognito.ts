import type * as aws from "@pulumi/aws";
import { passwordsIn, tags } from "../codecs";
import { map } from "../mapping";

export const cognito = {
  "aws:cognito/identityPool:IdentityPool": map<aws.cognito.IdentityPoolArgs, "AWS::Cognito::IdentityPool">(
    "AWS::Cognito::IdentityPool",
    (it) => ({
      IdentityPoolName: it.get("identityPoolName"),
      AllowUnauthenticatedIdentities: it.get("allowUnauthenticatedIdentities"),
      IdentityPoolTags: tags(it.get("tags")),
    }),
  ),
  "aws:cognito/userPool:UserPool": map<aws.cognito.UserPoolArgs, "AWS::Cognito::UserPool">(
    "AWS::Cognito::UserPool",
    (it) => ({
      UserPoolName: it.get("name"),
      DeletionProtection: it.get("deletionProtection"),
      MfaConfiguration: it.get("mfaConfiguration"),
      Policies: {
        PasswordPolicy: {
          MinimumLength: it.get("passwordPolicy").get("minimumLength"),
          RequireLowercase: it.get("passwordPolicy").get("requireLowercase"),
          RequireNumbers: it.get("passwordPolicy").get("requireNumbers"),
          RequireSymbols: it.get("passwordPolicy").get("requireSymbols"),
          RequireUppercase: it.get("passwordPolicy").get("requireUppercase"),
        },
      },
      UserPoolTags: it.get("tags"),
    }),
  ),
  "aws:cognito/identityProvider:IdentityProvider": map<
    aws.cognito.IdentityProviderArgs,
    "AWS::Cognito::UserPoolIdentityProvider"
  >("AWS::Cognito::UserPoolIdentityProvider", (it) => ({
    ProviderDetails: passwordsIn(it.get("providerDetails")),
  })),
};

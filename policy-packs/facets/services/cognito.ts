import { derive } from "../../../components/model/value";
import { ownership, tagMap } from "../read";
import type { FacetsOf } from "../table";

export const cognito: FacetsOf<
  "AWS::Cognito::IdentityPool" | "AWS::Cognito::UserPool" | "AWS::Cognito::UserPoolIdentityProvider"
> = {
  "AWS::Cognito::IdentityPool": {
    authentication: (it) => [
      { aspect: "identities", required: derive(it.get("AllowUnauthenticatedIdentities").bool(false), (on) => !on) },
    ],
    ownership: (it) => ownership(it.get("IdentityPoolTags")),
  },
  "AWS::Cognito::UserPool": {
    ownership: (it) => tagMap(it.get("UserPoolTags")),
    recovery: (it) => ({
      deletionProtection: derive(it.get("DeletionProtection").str("INACTIVE"), (mode) => mode === "ACTIVE"),
    }),
  },
  "AWS::Cognito::UserPoolIdentityProvider": {},
};

import type * as aws from "@pulumi/aws";
import { password } from "../codecs";
import { map } from "../mapping";

export const amplify = {
  "aws:amplify/app:App": map<aws.amplify.AppArgs, "AWS::Amplify::App">("AWS::Amplify::App", (it) => ({
    AccessToken: password(it.get("accessToken")),
    // Pulumi takes user and password as one text.
    BasicAuthConfig: { Password: password(it.get("basicAuthCredentials")) },
    OauthToken: password(it.get("oauthToken")),
  })),
  "aws:amplify/branch:Branch": map<aws.amplify.BranchArgs, "AWS::Amplify::Branch">("AWS::Amplify::Branch", (it) => ({
    BasicAuthConfig: { Password: password(it.get("basicAuthCredentials")) },
  })),
};

import { Aws, CfnResource, Stack } from "aws-cdk-lib";
import * as analyzer from "aws-cdk-lib/aws-accessanalyzer";
import * as iam from "aws-cdk-lib/aws-iam";
import * as sso from "aws-cdk-lib/aws-sso";
import { Construct } from "constructs";
import type { IdentityResources } from "../../model/planned/identity";
import { Closer } from "./default-rules/closer";
import { one, type Make, type Makers } from "./make";

type Setting = Extract<keyof IdentityResources<string>, `Custom::${string}`>;

/** What each may do. None of these actions knows a resource: they are about the account, or the organization. */
const rights: { readonly [S in Setting]: { readonly sid: string; readonly actions: readonly string[] } } = {
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
  "Custom::IamAccountPasswordPolicy": { sid: "SetPasswordPolicy", actions: ["iam:UpdateAccountPasswordPolicy"] },
  "Custom::IamOrganizationsFeatures": {
    sid: "CentralizeRootAccess",
    actions: ["iam:EnableOrganizationsRootCredentialsManagement", "iam:EnableOrganizationsRootSessions"],
  },
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
  "Custom::S3AccountPublicAccessBlock": { sid: "BlockPublicAccess", actions: ["s3:PutAccountPublicAccessBlock"] },
};

/** CloudFormation has no type for these settings of an account: a function sets them, and may do that one thing. */
const setting =
  (type: Setting): Make =>
  (scope, id, { PermissionsBoundary: boundary, ...properties }) => {
    const closer = Closer.of(Stack.of(scope), properties["Tags"], boundary, "account-settings");
    const custom = new Construct(scope, id);
    const { sid, actions } = rights[type];
    const policy = new iam.CfnManagedPolicy(custom, "Policy", {
      description: "Setting what CloudFormation cannot, for this account",
      roles: [closer.role],
      policyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: sid,
            Effect: "Allow",
            Action: actions,
            Resource: "*",
            Condition: { StringEquals: { "aws:PrincipalAccount": Aws.ACCOUNT_ID } },
          },
        ],
      },
    });
    const made = new CfnResource(custom, "Default", {
      type,
      // Seconds; CloudFormation would wait an hour for an answer that does not come.
      properties: { ServiceToken: closer.functionArn, ServiceTimeout: 300, ...properties },
    });
    made.node.addDependency(policy);
    return made;
  };

/** How CDK makes what plans write of identity providers, IAM Identity Center, Access Analyzer and an account's settings. */
export const identity: Makers<keyof IdentityResources<string>> = {
  "AWS::AccessAnalyzer::Analyzer": one(analyzer.CfnAnalyzer),
  "AWS::IAM::OIDCProvider": one(iam.CfnOIDCProvider),
  "AWS::SSO::Assignment": one(sso.CfnAssignment),
  "AWS::SSO::PermissionSet": one(sso.CfnPermissionSet),
  "Custom::IamAccountPasswordPolicy": setting("Custom::IamAccountPasswordPolicy"),
  "Custom::IamOrganizationsFeatures": setting("Custom::IamOrganizationsFeatures"),
  "Custom::S3AccountPublicAccessBlock": setting("Custom::S3AccountPublicAccessBlock"),
};

import { Aws, CfnResource, Stack } from "aws-cdk-lib";
import { CfnManagedPolicy } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import type { Make } from "../make";
import { Closer } from "./closer";

/** What closes each of a VPC's two defaults, and the ARN of what it may change. */
const defaults = {
  "Custom::VpcRestrictDefaultSG": {
    // Where cdk-nag, and whoever knows CDK's own VPC, looks for it: beside the VPC, under this id.
    id: "RestrictDefaultSecurityGroupCustomResource",
    actions: ["ec2:CreateTags", "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress"],
    resource: "security-group",
    property: "DefaultSecurityGroupId",
  },
  "Custom::VpcRestrictDefaultNetworkAcl": {
    id: "RestrictDefaultNetworkAclCustomResource",
    actions: ["ec2:CreateTags", "ec2:DeleteNetworkAclEntry"],
    resource: "network-acl",
    property: "DefaultNetworkAclId",
  },
} as const;

/**
 * Takes the rules out of what EC2 gives every VPC: CloudFormation has nothing that does. Each may change the one group, or ACL,
 * that it is about. CIS AWS Foundations 5.1 and 5.4, FSBP EC2.2.
 */
export const closedDefault =
  (type: keyof typeof defaults): Make =>
  (scope, _, { PermissionsBoundary: boundary, ...properties }) => {
    const { id, actions, resource, property } = defaults[type];
    const closer = Closer.of(Stack.of(scope), properties["Tags"], boundary);
    const custom = new Construct(scope, id);
    const policy = new CfnManagedPolicy(custom, "Policy", {
      description: `Taking the rules out of one default ${resource}`,
      roles: [closer.role],
      policyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "TakeRulesOut",
            Effect: "Allow",
            Action: actions,
            Resource: `arn:${Aws.PARTITION}:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}/${String(properties[property])}`,
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

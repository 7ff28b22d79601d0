import { Aws, CfnResource, Stack } from "aws-cdk-lib";
import { CfnSnapshotBlockPublicAccess } from "aws-cdk-lib/aws-ec2";
import { CfnManagedPolicy } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import type { EbsResources } from "../../model/planned/ebs";
import { Closer } from "./default-rules/closer";
import { one, type Make, type Makers } from "./make";

/**
 * CloudFormation has nothing that turns encryption on for an account: the function does that closes the defaults of VPCs. EC2 knows
 * no resource here: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
const encryption: Make = (scope, id, { PermissionsBoundary: boundary, ...properties }) => {
  const type = "Custom::EbsEncryptionByDefault";
  const closer = Closer.of(Stack.of(scope), properties["Tags"], boundary);
  const custom = new Construct(scope, id);
  const policy = new CfnManagedPolicy(custom, "Policy", {
    description: "Turning encryption of new volumes on, with one key",
    roles: [closer.role],
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "EncryptVolumes",
          Effect: "Allow",
          Action: ["ec2:EnableEbsEncryptionByDefault", "ec2:ModifyEbsDefaultKmsKeyId"],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": Aws.REGION } },
        },
        { Sid: "FindKey", Effect: "Allow", Action: "kms:DescribeKey", Resource: properties["KmsKeyId"] },
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

/** How CDK makes what plans write of an account's EBS. */
export const ebs: Makers<keyof EbsResources<string>> = {
  "Custom::EbsEncryptionByDefault": encryption,
  "AWS::EC2::SnapshotBlockPublicAccess": one(CfnSnapshotBlockPublicAccess),
};

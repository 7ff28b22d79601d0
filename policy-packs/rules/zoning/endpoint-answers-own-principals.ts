import { defineRule } from "../../core/rule";
import { endpointPolicies, letsAllThrough } from "../../facets/endpoint-policies";

/**
 * Services of which an intruder's own account is of use to him, and whose endpoints take policies. S3 and DynamoDB have a rule of
 * their own: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const withPolicies =
  /^com\.amazonaws\.[^.]+\.(athena|bedrock-runtime|ecr\.(?:api|dkr)|ec2messages|elasticfilesystem|events|execute-api|glue|kinesis-(?:firehose|streams)|kms|lambda|logs|monitoring|rds-data|secretsmanager|sns|sqs|ssm|ssmmessages|states|sts|xray)$/;

export default defineRule({
  id: "endpoint-answers-own-principals",
  title: "An endpoint to a service of AWS's answers principals of your own",
  principle: "zoning",
  severity: "low",
  why: "With AWS's default policy, an endpoint takes credentials of any account: an intruder reaches his own queues, functions and keys from inside, past every firewall.",
  fix: {
    pulumi:
      "Set `policy` of the aws.ec2.VpcEndpoint, with conditions on `aws:PrincipalOrgID` and `aws:ResourceOrgID`, or on the accounts.",
    cloudformation:
      "Set `PolicyDocument` of the AWS::EC2::VPCEndpoint, with conditions on `aws:PrincipalOrgID` and `aws:ResourceOrgID`, or on the accounts.",
  },
  links: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html",
  ],
  checks: endpointPolicies(
    withPolicies,
    letsAllThrough,
    "whoever brings credentials of another account can use them from inside",
  ),
  examples: {
    good: [
      {
        type: "AWS::EC2::VPCEndpoint",
        properties: {
          ServiceName: "com.amazonaws.eu-west-1.sqs",
          PolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Principal: "*",
                Action: "*",
                Resource: "*",
                Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
              },
            ],
          },
        },
      },
    ],
    bad: [{ type: "AWS::EC2::VPCEndpoint", properties: { ServiceName: "com.amazonaws.eu-west-1.sqs" } }],
  },
  equivalents: [],
});

import { isEverything, type Statement } from "../../../components/model/statement";
import { defineRule } from "../../core/rule";
import { endpointPolicies, letsAllThrough } from "../../facets/endpoint-policies";

const allowsAll = (statement: Statement): boolean =>
  letsAllThrough(statement) && statement.actions.some((action) => isEverything(action) || /^\w+:\*$/.test(action));

export default defineRule({
  id: "endpoint-policy-not-open",
  title: "A VPC endpoint to S3 or DynamoDB leads only to your own stores",
  principle: "zoning",
  severity: "low",
  why: "With AWS's default endpoint policy, code that is taken over in a private subnet copies data to a bucket of the intruder's.",
  fix: {
    pulumi: "Set `policy` of the aws.ec2.VpcEndpoint, for example with a condition on `aws:ResourceAccount`.",
    cloudformation:
      "Set `PolicyDocument` of the AWS::EC2::VPCEndpoint, for example with a condition on `aws:ResourceAccount`.",
  },
  links: ["https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html"],
  // To the endpoints of other services nobody can send data of a store's size to an account of his own.
  checks: endpointPolicies(
    /\.(s3|dynamodb)$/,
    allowsAll,
    "anybody's stores can be reached through it, those of an intruder's own account, too",
  ),
  examples: {
    good: [
      {
        type: "AWS::EC2::VPCEndpoint",
        properties: {
          ServiceName: "com.amazonaws.eu-west-1.s3",
          PolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Principal: "*",
                Action: "s3:*",
                Resource: "*",
                Condition: { StringEquals: { "aws:ResourceAccount": "123456789012" } },
              },
            ],
          },
        },
      },
    ],
    bad: [{ type: "AWS::EC2::VPCEndpoint", properties: { ServiceName: "com.amazonaws.eu-west-1.s3" } }],
  },
  equivalents: [],
});

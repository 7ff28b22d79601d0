import { isOpen } from "../../../components/model/openness";
import {
  findStatement,
  isAnybody,
  isEverything,
  type Condition,
  type Statement,
} from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, isSet, pass } from "../../core/verdict";

const because = "whoever brings credentials of another account can use them from inside";

/**
 * Services of which an intruder's own account is of use to him, and whose endpoints take policies. S3 and DynamoDB have a rule of
 * their own: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const withPolicies =
  /^com\.amazonaws\.[^.]+\.(athena|bedrock-runtime|ecr\.(?:api|dkr)|ec2messages|elasticfilesystem|events|execute-api|glue|kinesis-(?:firehose|streams)|kms|lambda|logs|monitoring|rds-data|secretsmanager|sns|sqs|ssm|ssmmessages|states|sts|xray)$/;

/** AWS's services act without an account, and what an endpoint leads to can be narrowed as well as who uses it. */
const narrowed = ({ operator, key, values }: Condition): boolean =>
  /^aws:resource(account|orgid|orgpaths)$/.test(key) ||
  (key === "aws:principalisawsservice" && operator === "bool" && values.every((it) => it === "true"));

const letsAnybodyIn = (statement: Statement): boolean =>
  isOpen(statement) &&
  statement.principals.some(isAnybody) &&
  statement.resources.some(isEverything) &&
  !statement.conditions.some(narrowed);

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
  checks: {
    "AWS::EC2::VPCEndpoint": (it) =>
      given(it.get("ServiceName").text(), (service) => {
        if (!withPolicies.test((service ?? "").replace(/\$\{[^}]*\}/g, "region"))) return [];
        const document = it.get("PolicyDocument");
        if (document.isAbsent()) return isSet(document, because);
        return given(findStatement(document, letsAnybodyIn), (found) =>
          found === undefined ? pass : fail(document, because),
        );
      }),
  },
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

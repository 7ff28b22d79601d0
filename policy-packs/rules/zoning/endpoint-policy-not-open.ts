import {
  findStatement,
  isAnybody,
  isEverything,
  type Condition,
  type Statement,
} from "../../../components/model/statement";
import { narrows } from "../../../components/model/openness";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, isSet, pass } from "../../core/verdict";

const because = "anybody's stores can be reached through it, those of an intruder's own account, too";

/** Conditions on what is reached narrow an endpoint as well as those on who reaches, and AWS's own services are no strangers. */
const narrowsEndpoint = ({ operator, key, values }: Condition): boolean =>
  /^aws:resource(account|orgid|orgpaths)$/.test(key) ||
  (key === "aws:principalisawsservice" && operator === "bool" && values.every((it) => it === "true"));

const allowsAll = (statement: Statement): boolean =>
  statement.effect === "Allow" &&
  statement.principals.some(isAnybody) &&
  statement.actions.some((action) => isEverything(action) || /^\w+:\*$/.test(action)) &&
  statement.resources.some(isEverything) &&
  !statement.conditions.some((it) => narrows(it) || narrowsEndpoint(it));

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
  checks: {
    "AWS::EC2::VPCEndpoint": (it) =>
      given(it.get("ServiceName").text(), (service) => {
        // To the endpoints of other services nobody can send data of a store's size to an account of his own.
        if (!/\.(s3|dynamodb)$/.test(service ?? "")) return [];
        const document = it.get("PolicyDocument");
        if (document.isAbsent()) return isSet(document, because);
        return given(findStatement(document, allowsAll), (found) =>
          found === undefined ? pass : fail(document, because),
        );
      }),
  },
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

import type { Json } from "../../../components/model/schema";
import { elementOf, findStatement, isAllOfSome, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { allowing, onlyBounds, permissions } from "../../facets/policies";

/** Channels of agents, with nothing in them to own. IAM has a rule of its own: no-admin-permissions. */
const harmless = ["ec2messages", "iam", "ssmmessages", "xray"];

const isServiceWide = ({ effect, actions, resources }: Statement): boolean =>
  effect === "Allow" &&
  actions.some((action) => {
    const service = /^([\w-]+):\*+$/.exec(action)?.[1]?.toLowerCase();
    return service !== undefined && !harmless.includes(service);
  }) &&
  resources.some(isAllOfSome);

const judge = (document: View<Json>, near: Neighbours): Verdict =>
  given(findStatement(document, isServiceWide), (found) =>
    found === undefined || onlyBounds(document, near)
      ? pass
      : fail(elementOf(found, "Action"), "it allows everything the service can do, to everything it holds"),
  );

export default defineRule({
  id: "no-service-wide-permissions",
  title: "No policy gives a whole service",
  principle: "least-privilege",
  severity: "high",
  why: "Whoever gets hold of the identity reads, changes and deletes all that the service keeps, backups and logs included.",
  fix: {
    pulumi: "Name in `policy` the actions that are needed, or the ARNs they are needed for.",
    cloudformation: "Name in `PolicyDocument` the actions that are needed, or the ARNs they are needed for.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21"],
  checks: permissions(judge),
  examples: {
    good: allowing("s3:*", "arn:aws:s3:::orders*"),
    bad: allowing("s3:*", "*"),
  },
  equivalents: [
    { id: "AWS-0114", type: "AWS::IAM::Role" },
    { id: "Serverless-LambdaStarPermissions", type: "AWS::IAM::Role" },
    { id: "AWS-0114", type: "AWS::IAM::Policy" },
    { id: "Serverless-LambdaStarPermissions", type: "AWS::IAM::Policy" },
    { id: "AWS-0345", type: "AWS::IAM::Policy" },
    { id: "HIPAA.Security-IAMPolicyNoStatementsWithFullAccess", type: "AWS::IAM::ManagedPolicy" },
    { id: "HIPAA.Security-IAMPolicyNoStatementsWithFullAccess", type: "AWS::IAM::Policy" },
    { id: "IAM_MANAGEDPOLICY_NO_STATEMENTS_WITH_FULL_ACCESS", type: "AWS::IAM::ManagedPolicy" },
    { id: "IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS", type: "AWS::IAM::Policy" },
    { id: "NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess", type: "AWS::IAM::ManagedPolicy" },
    { id: "NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess", type: "AWS::IAM::Policy" },
    { id: "PCI.DSS.321-IAMPolicyNoStatementsWithFullAccess", type: "AWS::IAM::ManagedPolicy" },
    { id: "PCI.DSS.321-IAMPolicyNoStatementsWithFullAccess", type: "AWS::IAM::Policy" },
  ],
});

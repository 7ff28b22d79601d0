import { takesNoResource } from "../../../components/model/actions";
import type { Json } from "../../../components/model/schema";
import { elementOf, findStatement, isEverything, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { allowing, onlyBounds, permissions } from "../../facets/policies";
import { isScopedWrite } from "../../facets/writes";

/**
 * An action by its name, for which AWS lets a resource be named. A pattern may stand for both, whole services have a rule of their own,
 * and what changes things is the finding of writes-scoped.
 */
const couldName = (action: string): boolean =>
  !/[*?$]/.test(action) && takesNoResource(action) === false && !isScopedWrite(action);

const unnamed = ({ effect, actions, resources, conditions }: Statement): boolean =>
  effect === "Allow" && resources.some(isEverything) && conditions.length === 0 && actions.some(couldName);

const judge = (document: View<Json>, near: Neighbours): Verdict =>
  given(findStatement(document, unnamed), (found) =>
    found === undefined || onlyBounds(document, near)
      ? pass
      : fail(elementOf(found, "Resource"), `${found.actions.find(couldName) ?? ""} is allowed on whatever there is`),
  );

export default defineRule({
  id: "resources-named",
  title: "An Allow names resources where AWS lets it",
  principle: "least-privilege",
  severity: "low",
  why: "What is needed for one queue or one bucket is allowed for all of the account, those to come included.",
  fix: {
    pulumi:
      "Name in `policy` the ARNs as `Resource`, or limit the statement by a condition such as `aws:ResourceTag`; leave in a statement with `*` only actions that take nothing else.",
    cloudformation:
      "Name in `PolicyDocument` the ARNs as `Resource`, or limit the statement by a condition such as `aws:ResourceTag`; leave in a statement with `*` only actions that take nothing else.",
  },
  links: ["https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html"],
  checks: permissions(judge),
  examples: {
    good: allowing("ec2:DescribeInstances", "*"),
    bad: allowing("s3:GetObject", "*"),
  },
  equivalents: [
    { id: "AWS-0114", type: "AWS::IAM::Role" },
    { id: "Serverless-LambdaStarPermissions", type: "AWS::IAM::Role" },
    { id: "AWS-0114", type: "AWS::IAM::Policy" },
    { id: "Serverless-LambdaStarPermissions", type: "AWS::IAM::Policy" },
    { id: "AwsSolutions-IAM5", type: "AWS::IAM::ManagedPolicy" },
    { id: "AwsSolutions-IAM5", type: "AWS::IAM::Policy" },
    { id: "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE", type: "AWS::IAM::ManagedPolicy" },
    { id: "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE", type: "AWS::IAM::Policy" },
  ],
});

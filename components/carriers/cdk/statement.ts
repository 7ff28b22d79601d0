import * as iam from "aws-cdk-lib/aws-iam";
import { open, type Text } from "../../model/plan";
import type { Resources, ResourceType } from "../../model/planned";
import type { PolicyStatement } from "../../model/planned/policy";
import { engineOf } from "./engine";

/** A statement that refers to no resource of a plan, for a policy of CDK's own. */
export const statementOf = (statement: PolicyStatement<Text>): iam.PolicyStatement => {
  const properties = statement as unknown as Resources<Text>[ResourceType];
  return iam.PolicyStatement.fromJson(open(properties, engineOf(new Map())));
};

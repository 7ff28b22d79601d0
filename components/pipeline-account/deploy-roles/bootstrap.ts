import { accountId, partition, region, text, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import type { Tier } from "./spec";

/** What each tier takes of the bootstrap stack's roles: to look up, or to hand over what was built and have CloudFormation make it. */
const roles: { readonly [T in Tier]: readonly string[] } = {
  apply: ["deploy", "file-publishing", "image-publishing"],
  plan: ["lookup"],
};

/**
 * The roles of CDK's bootstrap stack, each by its name in full, in this account and region. Their trust lets no source identity in,
 * so that the job's own role takes them without one; its session's name is what tells the run.
 * https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html#bootstrapping-env-roles
 */
export const takeBootstrapRoles = (
  tier: Tier,
  { qualifier = "hnb659fds", why }: { readonly qualifier?: string; readonly why: string },
): readonly PolicyStatement<Text>[] => {
  if (!/^[a-z0-9]{1,10}$/.test(qualifier)) {
    throw new PlanError(`The qualifier of the bootstrap stack is ${qualifier}: it has at most ten letters and digits.`);
  }
  if (why.trim() === "") throw new PlanError("deploys.cdk must say why.");
  return [
    {
      Sid: "TakeBootstrapRoles",
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Resource: roles[tier].map(
        (it) => text`arn:${partition}:iam::${accountId}:role/cdk-${qualifier}-${it}-role-${accountId}-${region}`,
      ),
    },
  ];
};

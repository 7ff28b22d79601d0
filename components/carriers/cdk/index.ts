import { RemovalPolicy, type CfnResource } from "aws-cdk-lib";
import { version as installed } from "aws-cdk-lib/package.json";
import type { Construct } from "constructs";
import type { Unsafe } from "../../model/argument";
import { refuseOlderSdk } from "../../model/least-sdk";
import { Input, open, show, type Planned, type Show, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Resources, ResourceType } from "../../model/planned";
import { backup } from "./backup";
import { codebuild } from "./codebuild";
import { tables } from "./dynamodb";
import { ebs } from "./ebs";
import { ec2 } from "./ec2";
import { efs } from "./efs";
import { egress } from "./egress";
import { engineOf, find } from "./engine";
import { events } from "./events";
import { identity } from "./identity";
import { lambda } from "./lambda";
import { propsOf, type Makers } from "./make";
import { messages } from "./messages";
import { operations } from "./operations";
import { organizations } from "./organizations";
import { perimeter } from "./perimeter";
import { rds } from "./rds";
import { scheduler } from "./scheduler";
import { secretsmanager } from "./secretsmanager";
import { signing } from "./signing";
import { storage } from "./storage";

const makers: Makers<ResourceType> = {
  ...backup,
  ...codebuild,
  ...ebs,
  ...ec2,
  ...efs,
  ...egress,
  ...events,
  ...identity,
  ...lambda,
  ...messages,
  ...operations,
  ...organizations,
  ...perimeter,
  ...rds,
  ...scheduler,
  ...secretsmanager,
  ...signing,
  ...storage,
  ...tables,
};

/** What components have made, by the plans' ids. */
const components = new WeakMap<Construct, Map<string, CfnResource>>();

/**
 * Makes the resources of a plan as children of `scope`, under the ids of the plan. What holds data is kept when the stack, or the
 * resource, is deleted. `unsafe` goes into the template beside what it is about, where reports find it. Answers with the way to
 * show the plan's texts as tokens.
 */
export const carryOut = (
  scope: Construct,
  resources: readonly Planned[],
  unsafe: readonly Unsafe[] = [],
): Show<string> => {
  const made = components.get(scope) ?? new Map<string, CfnResource>();
  components.set(scope, made);
  const engine = engineOf(made);
  for (const { id, type, properties, retained, dependsOn } of resources) {
    const resource = makers[type](scope, id, open(properties, engine) as { readonly [name: string]: unknown });
    if (retained) resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
    for (const other of dependsOn) {
      if (!refersTo(properties, other)) resource.node.addDependency(find(made, other));
    }
    if (unsafe.length > 0) resource.addMetadata("sallyport", { unsafe });
    made.set(id, resource);
  }
  return (text) => show(text, engine);
};

/** Whether properties name a resource of the plan: what CloudFormation makes first anyway, and cfn-lint would not have it told twice. */
const refersTo = (tree: unknown, id: string): boolean => {
  if (tree instanceof Input) return refersTo(tree.value, id);
  if (typeof tree !== "object" || tree === null) return false;
  return Object.entries(tree).some(
    ([key, item]: readonly [string, unknown]) =>
      (key === "Ref" && item === id) ||
      (key === "Fn::GetAtt" && Array.isArray(item) && item[0] === id) ||
      refersTo(item, id),
  );
};

/**
 * Carries out what a plan says beyond what it said before, as when a grant is added: what is new is made, and a property that
 * differs is written anew. The others stay as they are, for somebody may have changed them meanwhile.
 */
export const amend = (
  scope: Construct,
  before: readonly Planned[],
  after: readonly Planned[],
  unsafe: readonly Unsafe[] = [],
): void => {
  const old = new Map(before.map((it) => [it.id, it.properties]));
  carryOut(
    scope,
    after.filter(({ id }) => !old.has(id)),
    unsafe,
  );
  const made = components.get(scope) ?? new Map<string, CfnResource>();
  for (const { id, properties } of after) {
    const own: { readonly [name: string]: unknown } = { ...old.get(id) };
    const changed = Object.entries(properties).filter(
      ([key, value]) => old.has(id) && JSON.stringify(value) !== JSON.stringify(own[key]),
    );
    if (changed.length === 0) continue;
    const opened = open(Object.fromEntries(changed) as unknown as Resources<Text>[ResourceType], engineOf(made));
    Object.assign(find(made, id), propsOf(opened));
  }
};

/**
 * Runs a plan's decision. What the user cannot have is said in one sentence, with the construct's path and the line that asks for
 * it, where there is one, and no stack trace.
 */
export const decide = <T>(scope: Construct, decision: () => T): T => {
  try {
    refuseOlderSdk("aws-cdk-lib", installed);
    return decision();
  } catch (error) {
    throw error instanceof PlanError ? refusal(scope, error.message) : error;
  }
};

const refusal = (scope: Construct, message: string): Error => {
  const error = new Error(`${scope.node.path}: ${message}`);
  // Where the construct was made, and nothing of what came before.
  Error.captureStackTrace(error, scope.constructor);
  const place = error.stack?.split("\n").find((line) => /^ {4}at /.test(line));
  error.stack = [error.toString(), ...(place === undefined ? [] : [place])].join("\n");
  return error;
};

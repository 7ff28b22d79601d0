import { Aws, Fn, RemovalPolicy, ResolutionTypeHint, Token, type CfnResource } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Unsafe } from "../../model/argument";
import { open, show, type Engine, type Planned, type Show } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { ResourceType } from "../../model/planned";
import { ec2 } from "./ec2";
import { egress } from "./egress";
import type { Makers } from "./make";
import { operations } from "./operations";
import { storage } from "./storage";

const makers: Makers<ResourceType> = { ...ec2, ...egress, ...operations, ...storage };

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
  const made = new Map<string, CfnResource>();
  const engine = engineOf(made);
  for (const { id, type, properties, retained, dependsOn } of resources) {
    const resource = makers[type](scope, id, open(properties, engine) as { readonly [name: string]: unknown });
    if (retained) resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
    for (const other of dependsOn) resource.addDependency(find(made, other));
    if (unsafe.length > 0) resource.addMetadata("sallyport", { unsafe });
    made.set(id, resource);
  }
  return (text) => show(text, engine);
};

/** Runs a plan's decision. What the user cannot have is said in one sentence, with the construct's path and no stack trace. */
export const decide = <T>(scope: Construct, decision: () => T): T => {
  try {
    return decision();
  } catch (error) {
    throw error instanceof PlanError ? refusal(`${scope.node.path}: ${error.message}`) : error;
  }
};

const refusal = (sentence: string): PlanError => {
  const error = new PlanError(sentence);
  error.stack = sentence;
  return error;
};

const pseudo: { readonly [name: string]: string } = {
  "AWS::AccountId": Aws.ACCOUNT_ID,
  "AWS::Partition": Aws.PARTITION,
  "AWS::Region": Aws.REGION,
  "AWS::URLSuffix": Aws.URL_SUFFIX,
};

const engineOf = (made: ReadonlyMap<string, CfnResource>): Engine<string> => ({
  attribute: (id, attribute) => {
    const resource = () => find(made, id);
    return pseudo[id] ?? (attribute === "Ref" ? resource().ref : resource().getAtt(attribute).toString());
  },
  join: (parts) => parts.join(""),
  first: (id, attribute) =>
    Fn.select(0, Token.asList(find(made, id).getAtt(attribute, ResolutionTypeHint.STRING_LIST))),
  slice: (block, index, count, bits) => Fn.select(index, Fn.cidr(block, count, String(bits))),
  part: (whole, separator, index) => Fn.select(index, Fn.split(separator, whole)),
});

const find = (made: ReadonlyMap<string, CfnResource>, id: string): CfnResource => {
  const resource = made.get(id);
  if (resource === undefined) throw new Error(`The plan refers to ${id}, which is not made before.`);
  return resource;
};

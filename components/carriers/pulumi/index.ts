import * as aws from "@pulumi/aws";
import { version as installed } from "@pulumi/aws/package.json";
import * as pulumi from "@pulumi/pulumi";
import { slice } from "../../model/cidr";
import { refuseOlderSdk } from "../../model/least-sdk";
import { open, show, type Engine, type Planned, type Show } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { ResourceType } from "../../model/planned";
import { backup } from "./backup";
import { codebuild } from "./codebuild";
import { dynamodb } from "./dynamodb";
import { ebs } from "./ebs";
import { ec2 } from "./ec2";
import { efs } from "./efs";
import { egress } from "./egress";
import { events } from "./events";
import { identity } from "./identity";
import { lambda } from "./lambda";
import type { Made, Make, Makers, Value } from "./make";
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
  ...dynamodb,
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
};

/**
 * Makes the resources of a plan as children of `component`, named `<name>-<id>`. What holds data is protected unless the
 * component's own options say `protect: false`. Answers with the way to show the plan's texts as outputs.
 */
export const carryOut = (
  component: pulumi.ComponentResource,
  name: string,
  resources: readonly Planned[],
  protect = true,
): Show<pulumi.Output<string>> => {
  const made = new Map<string, Made>();
  const engine = engineOf(component, made);
  for (const { id, type, properties, retained, dependsOn } of resources) {
    const make = makers[type] as Make<ResourceType>;
    const options = {
      parent: component,
      dependsOn: dependsOn.flatMap((it) => made.get(it)?.resources ?? []),
    };
    const protection = retained && protect ? { protect } : {};
    const it = make(`${name}-${id}`, open(properties, engine), options, protection);
    made.set(id, it);
    if (it.ofVpc !== undefined) tell(made, properties, it.ofVpc);
  }
  return (text) => pulumi.output(show(text, engine));
};

/** Runs a plan's decision. What the user cannot have is said in one sentence, without a stack trace. */
export const decide = <T>(name: string, decision: () => T): T => {
  try {
    refuseOlderSdk("@pulumi/aws", installed);
    return decision();
  } catch (error) {
    throw error instanceof PlanError ? new pulumi.RunError(`${name}: ${error.message}`) : error;
  }
};

const engineOf = (component: pulumi.ComponentResource, made: ReadonlyMap<string, Made>): Engine<Value> => {
  const parent = { parent: component };
  const pseudo: { readonly [name: string]: () => pulumi.Output<string> } = {
    "AWS::AccountId": once(() => aws.getCallerIdentityOutput({}, parent).accountId),
    "AWS::Partition": once(() => aws.getPartitionOutput({}, parent).partition),
    "AWS::Region": once(() => aws.getRegionOutput({}, parent).region),
    "AWS::URLSuffix": once(() => aws.getPartitionOutput({}, parent).dnsSuffix),
  };
  return {
    attribute: (id, attribute) => pseudo[id]?.() ?? made.get(id)?.attributes[attribute] ?? missing(id, attribute),
    join: (parts) => pulumi.concat(...parts),
    first: (id, attribute) => made.get(id)?.attributes[attribute] ?? missing(id, attribute),
    slice: (block, index, _, bits) => pulumi.output(block).apply((it) => slice(it, index, bits)),
    part: (whole, separator, index) => pulumi.output(whole).apply((it) => it.split(separator)[index] ?? ""),
  };
};

/** Adds attributes to the VPC that a planned resource belongs to. */
const tell = (made: Map<string, Made>, properties: object, attributes: Made["attributes"]): void => {
  const vpc = "VpcId" in properties ? (properties.VpcId as { readonly Ref?: string }).Ref : undefined;
  const known = vpc === undefined ? undefined : made.get(vpc);
  if (vpc === undefined || known === undefined) return;
  made.set(vpc, { ...known, attributes: { ...known.attributes, ...attributes } });
};

const missing = (id: string, attribute: string): never => {
  throw new Error(`The plan refers to ${attribute} of ${id}, which is not made before.`);
};

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

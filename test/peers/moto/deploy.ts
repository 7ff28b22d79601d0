import {
  CreateStackCommand,
  DescribeStacksCommand,
  paginateListStackResources,
  type CloudFormationClient,
} from "@aws-sdk/client-cloudformation";
import { readFileSync } from "node:fs";
import { notAnswered, notModelled, notRun, notTaken, notWorking } from "./limits";

export interface Properties {
  readonly [name: string]: unknown;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly DependsOn?: string | readonly string[];
}

interface Template {
  readonly Resources: { readonly [logicalId: string]: Resource };
}

/** A resource of a template, as moto has it. */
export interface Deployed {
  readonly stack: string;
  readonly type: string;
  /** What the template says of it, with every reference resolved. */
  readonly properties: Properties;
  /** Whether moto was asked to create it. */
  readonly asked: boolean;
  /** Absent where moto has not created it. */
  readonly physicalId?: string;
}

/** Deploys what moto takes of a template, and answers with what has become of each resource of it. */
export const deploy = async (
  client: CloudFormationClient,
  stack: string,
  file: string,
): Promise<readonly Deployed[]> => {
  const template = JSON.parse(readFileSync(file, "utf8")) as Template;
  const all = Object.entries(template.Resources);
  const taken = takenOf(all);
  const ids = new Set(taken.map(([id]) => id));
  // Where a policy is told to the service itself, its references have to be resolved: only a stack does that.
  const policies = all.filter(
    ([, it]) => "PolicyDocument" in (it.Properties ?? {}) && isAnswered(it) && !refersToOther(it, all, ids),
  );
  const resolved = new Map([...taken, ...policies]);
  await create(client, stack, {
    ...template,
    Resources: Object.fromEntries(taken.map(([id, it]) => [id, trimmed(it, ids)])),
    Outputs: Object.fromEntries(
      [...resolved].map(([id, it]) => [id, { Value: { "Fn::ToJsonString": it.Properties ?? {} } }]),
    ),
  });
  const [created, outputs] = await Promise.all([createdIn(client, stack), outputsOf(client, stack)]);
  return all.map(([id, { Type }]) => {
    const physicalId = created.get(id);
    const properties = JSON.parse(outputs.get(id) ?? "{}") as Properties;
    return { stack, type: Type, properties, asked: ids.has(id), ...(physicalId === undefined ? {} : { physicalId }) };
  });
};

type Resources = readonly (readonly [id: string, resource: Resource])[];

/** What moto can create, and what refers to nothing that it cannot. */
const takenOf = (all: Resources, taken: Resources = all.filter(([, it]) => isTaken(it))): Resources => {
  const ids = new Set(taken.map(([id]) => id));
  const left = taken.filter(([, it]) => !refersToOther(it, all, ids));
  return left.length === taken.length ? taken : takenOf(all, left);
};

const isTaken = (resource: Resource): boolean =>
  !notModelled.includes(resource.Type) &&
  !notRun.test(resource.Type) &&
  notWorking[resource.Type] === undefined &&
  isAnswered(resource);

const isAnswered = (resource: Resource): boolean =>
  !notAnswered.some((it) => JSON.stringify(resource).includes(`"${it}"]`));

const refersToOther = ({ Properties = {} }: Resource, all: Resources, ids: ReadonlySet<string>): boolean => {
  const text = JSON.stringify(Properties);
  return all.some(([id]) => !ids.has(id) && (text.includes(`{"Ref":"${id}"}`) || text.includes(`["${id}",`)));
};

export const create = async (client: CloudFormationClient, stack: string, template: object): Promise<void> => {
  await client.send(
    new CreateStackCommand({
      StackName: stack,
      TemplateBody: JSON.stringify(template),
      Capabilities: ["CAPABILITY_NAMED_IAM"],
    }),
  );
};

const trimmed = ({ DependsOn, ...own }: Resource, ids: ReadonlySet<string>): Resource => ({
  ...own,
  Properties: Object.fromEntries(
    Object.entries(own.Properties ?? {}).filter(([name]) => notTaken[own.Type]?.[name] === undefined),
  ),
  DependsOn: [DependsOn ?? []].flat().filter((id) => ids.has(id)),
});

/** Physical ids by logical ids. */
const createdIn = async (client: CloudFormationClient, StackName: string): Promise<ReadonlyMap<string, string>> => {
  const created = new Map<string, string>();
  for await (const page of paginateListStackResources({ client }, { StackName })) {
    for (const { LogicalResourceId, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      created.set(LogicalResourceId ?? "", PhysicalResourceId ?? "");
    }
  }
  return created;
};

const outputsOf = async (client: CloudFormationClient, StackName: string): Promise<ReadonlyMap<string, string>> => {
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
  const stack = Stacks?.[0];
  if (stack?.StackStatus !== "CREATE_COMPLETE") {
    throw new Error(`The stack ${StackName} is ${String(stack?.StackStatus)}.`);
  }
  return new Map(stack.Outputs?.map((it) => [it.OutputKey ?? "", it.OutputValue ?? ""]));
};

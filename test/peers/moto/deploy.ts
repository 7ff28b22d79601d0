import {
  CreateStackCommand,
  DescribeStacksCommand,
  paginateListStackResources,
  type CloudFormationClient,
} from "@aws-sdk/client-cloudformation";
import { readFileSync } from "node:fs";
import { notAnswered, notRun, notTaken } from "./limits";

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
  /** Absent where moto has not created it. */
  readonly physicalId: string | undefined;
}

/** What the templates' stacks take from others: a bootstrapped account, a key, a bucket for logs, a role, and texts that nobody looks at. */
const elsewhere = {
  Resources: {
    Bootstrap: {
      Type: "AWS::SSM::Parameter",
      Properties: { Name: "/cdk-bootstrap/hnb659fds/version", Type: "String", Value: "30" },
    },
    Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: {} } },
    Logs: { Type: "AWS::S3::Bucket" },
    Role: { Type: "AWS::IAM::Role", Properties: { RoleName: "shop", AssumeRolePolicyDocument: {} } },
  },
};

const exported: { readonly [name: string]: object } = {
  "the-key": { "Fn::GetAtt": ["Key", "Arn"] },
  "the-key-of-the-copy": { "Fn::GetAtt": ["Key", "Arn"] },
  "the-logs": { Ref: "Logs" },
  "the-logs-arn": { "Fn::GetAtt": ["Logs", "Arn"] },
};

/** Deploys what the templates import. */
export const deployElsewhere = async (client: CloudFormationClient, files: Iterable<string>): Promise<void> => {
  const imports = [...files].flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/"Fn::ImportValue":\s*"([^"]+)"/g),
  ]);
  const names = [...new Set(imports.map(([, name = ""]) => name))];
  const outputs = names.map((Name) => ({ Value: exported[Name] ?? Name, Export: { Name } }));
  await create(client, "elsewhere", { ...elsewhere, Outputs: Object.fromEntries(outputs.entries()) });
};

/** Deploys what moto takes of a template, and answers with what has become of it. */
export const deploy = async (
  client: CloudFormationClient,
  stack: string,
  file: string,
): Promise<readonly Deployed[]> => {
  const template = JSON.parse(readFileSync(file, "utf8")) as Template;
  const resources = Object.entries(template.Resources).filter(([, it]) => isTaken(it));
  const ids = new Set(resources.map(([id]) => id));
  await create(client, stack, {
    ...template,
    Resources: Object.fromEntries(resources.map(([id, it]) => [id, taken(it, ids)])),
    Outputs: Object.fromEntries(
      resources.map(([id, it]) => [id, { Value: { "Fn::ToJsonString": it.Properties ?? {} } }]),
    ),
  });
  const [created, outputs] = await Promise.all([createdIn(client, stack), outputsOf(client, stack)]);
  return resources.map(([id, { Type }]) => ({
    stack,
    type: Type,
    properties: JSON.parse(outputs.get(id) ?? "{}") as Properties,
    physicalId: created.get(id),
  }));
};

const create = async (client: CloudFormationClient, stack: string, template: object): Promise<void> => {
  const command = new CreateStackCommand({
    StackName: stack,
    TemplateBody: JSON.stringify(template),
    Capabilities: ["CAPABILITY_NAMED_IAM"],
  });
  await client.send(command).catch((error: unknown) => {
    throw new Error(`moto does not take the stack ${stack}: ${String(error)}`);
  });
};

const isTaken = (resource: Resource): boolean =>
  !notRun.test(resource.Type) && !notAnswered.some((it) => JSON.stringify(resource).includes(`"${it}"]`));

const taken = ({ DependsOn, ...own }: Resource, ids: ReadonlySet<string>): Resource => ({
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

import type { Graph } from "../../../../components/model/graph";
import type { RawObject } from "../../../../components/model/raw";
import { adaptTemplate } from "../../../../policy-packs/adapters/cloudformation";

export interface Statement {
  readonly Effect?: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: object;
}

export const document = (statements: readonly Statement[]): object => ({
  Version: "2012-10-17",
  Statement: statements.map((it) => ({ Effect: "Allow", ...it })),
});

export const everything: Statement = { Action: "*", Resource: "*" };

/** Who may take a role: services, or ARNs. */
export const trusting = (...who: readonly string[]): object => ({
  Version: "2012-10-17",
  Statement: who.map((it) => {
    if (it.includes(":saml-provider/"))
      return { Effect: "Allow", Principal: { Federated: it }, Action: "sts:AssumeRoleWithSAML" };
    if (it.startsWith("arn:")) return { Effect: "Allow", Principal: { AWS: it }, Action: "sts:AssumeRole" };
    return it.includes("identity")
      ? { Effect: "Allow", Principal: { Federated: it }, Action: "sts:AssumeRoleWithWebIdentity" }
      : { Effect: "Allow", Principal: { Service: it }, Action: "sts:AssumeRole" };
  }),
});

export const role = (statements: readonly Statement[], more: object = {}): object => ({
  Type: "AWS::IAM::Role",
  Properties: {
    AssumeRolePolicyDocument: trusting("nobody.amazonaws.com"),
    Policies: [{ PolicyName: "own", PolicyDocument: document(statements) }],
    ...more,
  },
});

export const user = (statements: readonly Statement[], more: object = {}): object => ({
  Type: "AWS::IAM::User",
  Properties: { Policies: [{ PolicyName: "own", PolicyDocument: document(statements) }], ...more },
});

/** Every resource has its logical id as its name, where it takes one. */
export const account = (resources: { readonly [name: string]: object }): Graph =>
  adaptTemplate(
    {
      Resources: Object.fromEntries(Object.entries(resources).map(([name, it]) => [name, named(name, it)])),
    } as RawObject,
    { file: "account.json", locate: () => 1 },
  ).graph;

const nameProperties: { readonly [type: string]: string } = {
  "AWS::IAM::Role": "RoleName",
  "AWS::IAM::User": "UserName",
  "AWS::IAM::Group": "GroupName",
  "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
  "AWS::IAM::InstanceProfile": "InstanceProfileName",
  "AWS::Lambda::Function": "FunctionName",
  "AWS::CodeBuild::Project": "Name",
  "AWS::Glue::DevEndpoint": "EndpointName",
  "AWS::Glue::Job": "Name",
  "AWS::SageMaker::NotebookInstance": "NotebookInstanceName",
  "AWS::StepFunctions::StateMachine": "StateMachineName",
};

const named = (name: string, resource: object): object => {
  const { Type, Properties = {} } = resource as { readonly Type: string; readonly Properties?: object };
  const property = nameProperties[Type];
  return { Type, Properties: property === undefined ? Properties : { [property]: name, ...Properties } };
};

export const arn = (kind: "role" | "user" | "group" | "policy", name: string): string =>
  `arn:aws:iam::123456789012:${kind}/${name}`;

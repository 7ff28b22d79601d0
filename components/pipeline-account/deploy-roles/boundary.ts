import { accountId, Input, partition, planned, text, type Planned, type Text } from "../../model/plan";
import type { PolicyDocument, PolicyStatement } from "../../model/planned/policy";
import { readIdentities } from "../../identity/reads";
import { fits } from "../../identity/size";
import type { Service } from "./catalogue";
import { createIdentities, guards, linkRoles } from "./identities";
import type { DeployRolesSpec } from "./spec";

/** State and its key, and what was built. */
const always = ["ecr", "kms", "s3", "signer"];

/**
 * What the deploy roles may do at most, whatever anybody attaches to them: use the services that are deployed, take each other, make
 * roles with the other boundary under the path, and never what `apply` never does. They are named by their path here: their ARNs are
 * not known before their boundary is.
 */
export const ownBoundary = <R>(
  name: string,
  { deploys }: Pick<DeployRolesSpec<R>, "deploys">,
  chosen: readonly Service[],
  path: string,
): Planned => {
  const document: PolicyDocument<Text> = {
    Version: "2012-10-17",
    Statement: [...atMost(deploys, chosen), takeEachOther(deploys, path), ...guards(path, [], createdBy(deploys))],
  };
  return planned("AWS::IAM::ManagedPolicy", "boundary", {
    Description: `What the deploy roles of ${name} may do at most`,
    Path: path,
    PolicyDocument: fits(`The boundary of ${name}`, document, "deploy fewer services by these roles"),
  });
};

export const createdBy = <R>(deploys: DeployRolesSpec<R>["deploys"]): Text | undefined =>
  deploys.creates === undefined || deploys.creates === "no-roles" ? undefined : new Input(deploys.creates.boundary.arn);

const atMost = <R>(
  deploys: DeployRolesSpec<R>["deploys"],
  chosen: readonly Service[],
): readonly PolicyStatement<Text>[] => {
  if (deploys.cdk !== undefined) return [];
  const services = [...new Set([...always, ...chosen])].sort();
  return [
    {
      Sid: "AtMostTheseServices",
      Effect: "Allow",
      Action: services.map((service) => `${service}:*`),
      Resource: "*",
    },
    readIdentities,
    ...linkRoles(chosen),
    ...(deploys.creates === "no-roles"
      ? []
      : createIdentities(deploys.creates.path, new Input(deploys.creates.boundary.arn), chosen)),
  ];
};

const takeEachOther = <R>(deploys: DeployRolesSpec<R>["deploys"], path: string): PolicyStatement<Text> => ({
  Sid: "TakeEachOther",
  Effect: "Allow",
  Action: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
  Resource:
    deploys.cdk === undefined
      ? text`arn:${partition}:iam::${accountId}:role${path}*`
      : text`arn:${partition}:iam::${accountId}:role/cdk-${deploys.cdk.qualifier ?? "hnb659fds"}-*`,
});

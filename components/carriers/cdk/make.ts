import type { CfnResource } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { ResourceType } from "../../model/planned";

/** How CDK makes a resource of its properties, which are in CloudFormation's names. */
export type Make = (scope: Construct, id: string, properties: { readonly [name: string]: unknown }) => CfnResource;

export type Makers<T extends ResourceType> = { readonly [K in T]: Make };

/** Properties whose value is a map of the user's own, or a document, whose keys are no names of CloudFormation's. */
const maps: ReadonlySet<string> = new Set([
  "BackupPlanTags",
  "BackupVaultTags",
  "EventPattern",
  "LogDestination",
  "Parameters",
  "RecoveryPointTags",
  "RedriveAllowPolicy",
  "RedrivePolicy",
]);

/** A policy document is known by its statements: `ResourcePolicy` is one in one type, and holds one in another. */
const isDocument = (tree: object): boolean => "Version" in tree && "Statement" in tree;

/** The usual case: the generated class of the type, which takes CloudFormation's properties with a small first letter. */
export const one =
  <P>(Type: new (scope: Construct, id: string, props: P) => CfnResource): Make =>
  (scope, id, properties) =>
    new Type(scope, id, propsOf(properties) as P);

/** CloudFormation's properties as the generated classes take them. */
export const propsOf = (tree: unknown): unknown => {
  if (Array.isArray(tree)) return tree.map(propsOf);
  if (typeof tree !== "object" || tree === null || isDocument(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, item]) => [small(key), maps.has(key) ? (item as unknown) : propsOf(item)]),
  );
};

/** `KMSMasterKeyID` as `kmsMasterKeyId`: a run of capitals is one word. */
const small = (name: string): string => {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g) ?? [];
  return words
    .map((word) => word.toLowerCase())
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
};

import { CfnResource, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { Construct } from "constructs";
import { carryOut } from "../../../components/carriers/cdk";
import type { Planned } from "../../../components/model/plan";

// CDK's own validator takes seconds, and has a test of its own.
process.env["CDK_VALIDATION"] = "false";

export interface Written {
  readonly Type: string;
  readonly Properties?: unknown;
  readonly Metadata?: unknown;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: readonly string[];
}

/** What a stack comes to, by logical id. */
export const resourcesOf = (stack: Stack): { readonly [id: string]: Written } =>
  Template.fromStack(stack).toJSON()["Resources"] as { readonly [id: string]: Written };

/** What CDK writes of a plan, by the plan's own ids in place of logical ids; a custom resource, one level down, by its type. */
export const carried = (resources: readonly Planned[]): { readonly [id: string]: Written } => {
  const stack = new Stack();
  const component = new Construct(stack, "c");
  carryOut(component, resources);
  const template = resourcesOf(stack);
  const idOf = new Map<string, string>(
    component.node
      .findAll()
      .filter((it) => CfnResource.isCfnResource(it))
      .flatMap((it) => {
        const id = it.node.id === "Default" ? it.cfnResourceType : it.node.id;
        return it.node.scope === component || id === it.cfnResourceType ? [[stack.resolve(it.logicalId), id]] : [];
      }),
  );
  return Object.fromEntries(
    Object.entries(template).flatMap(([logicalId, body]) => {
      const id = idOf.get(logicalId);
      return id === undefined ? [] : [[id, renamed(body, idOf) as Written]];
    }),
  );
};

const renamed = (tree: unknown, idOf: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(tree)) return tree.map((item) => renamed(item, idOf));
  if (typeof tree === "string") return idOf.get(tree) ?? tree;
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, renamed(item, idOf)]));
};

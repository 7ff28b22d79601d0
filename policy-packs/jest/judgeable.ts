import type { Graph } from "../../components/model/graph";
import type { RawObject } from "../../components/model/raw";
import { adaptTogether, isTemplate } from "../adapters/cloudformation";
import { adaptDocument } from "../adapters/documents";
import { adaptPulumi } from "../adapters/pulumi/adapt";
import type { PulumiResource } from "../adapters/pulumi/resource";
import { readAcknowledgements } from "../cdk/acknowledged";
import { readAssembly } from "../cdk/assembly";
import { isStage, type Node } from "../cdk/engine";
import { synthesize } from "../cdk/synthesize";
import { known, packNames } from "../configuration/choose";
import type { Ours } from "../core/acknowledgement";
import type { Finding } from "../core/evaluate";
import { isCalled } from "../core/rule-ids";

/**
 * What the matchers judge: what a Pulumi program registered (`recordMocks()`, its `resources`, or those of a preview), a stack, an
 * app or a `Template` of CDK, a CloudFormation template, or what `pulumi stack export`, `pulumi preview --json` and
 * `terraform show -json` write, as an object.
 */
export type Judgeable = object | readonly PulumiResource[];

/** One graph to judge, and which findings on it are about what was given. */
export interface ToJudge {
  readonly graph: Graph;
  readonly file: string;
  readonly concerns?: (finding: Finding) => boolean;
}

export const graphsOf = (received: unknown): readonly ToJudge[] | undefined => {
  if (Array.isArray(received)) return [{ graph: adaptPulumi(received as readonly PulumiResource[]), file: "program" }];
  if (typeof received !== "object" || received === null) return undefined;
  if ("resources" in received && Array.isArray(received.resources)) return graphsOf(received.resources);
  if (isConstruct(received)) return graphsOfConstruct(received);
  const template = isTemplateOfCdk(received) ? received.toJSON() : received;
  if (isTemplate(template)) return [{ graph: adaptTogether([partOf(template)]).graph, file: "template" }];
  const document = adaptDocument(received);
  return document === undefined ? undefined : [{ graph: document.graph, file: "input" }];
};

const partOf = (template: RawObject) => ({ file: "template", template, locate: () => undefined });

/** A construct of CDK that is a stage or an app, or a stack in one. */
interface Construct {
  readonly node: { readonly root: Node; readonly path: string };
  readonly artifactId?: string;
}

const isConstruct = (received: object): received is Construct =>
  "node" in received && typeof received.node === "object" && received.node !== null && "root" in received.node;

const isTemplateOfCdk = (received: object): received is { toJSON(): unknown } =>
  "toJSON" in received && typeof received.toJSON === "function";

/** Synthesizes all, since stacks refer to each other, and keeps what is found in the construct. */
const ours: Ours = { isRule: (id) => known.rules.some((it) => isCalled(it, id)), packs: packNames };

const graphsOfConstruct = ({ node }: Construct): readonly ToJudge[] | undefined => {
  const { root, path } = node;
  if (!isStage(root)) return undefined;
  const { stacksRecursively } = synthesize(root);
  const within = (id: string): boolean => path === "" || id === path || id.startsWith(`${path}/`);
  const wanted = stacksRecursively.filter(({ hierarchicalId: id }) => within(id) || path.startsWith(`${id}/`));
  const files = new Set(wanted.map(({ templateFullPath }) => templateFullPath));
  const stages = readAssembly(
    stacksRecursively.map(({ templateFullPath }) => templateFullPath),
    readAcknowledgements(root, ours),
  );
  return stages.map((parts) => {
    const { graph, homes } = adaptTogether(parts);
    const concerns = ({ resource }: Finding): boolean => files.has(homes.get(resource.view.source.address)?.root ?? "");
    return { graph, file: "template", concerns };
  });
};

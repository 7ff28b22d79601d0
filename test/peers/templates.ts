import { App, CfnResource, Fn, Stack } from "aws-cdk-lib";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { carryOut } from "../../components/carriers/cdk";
import { Input, type Planned } from "../../components/model/plan";

/** What the peers judge: an app, its templates in a folder, and the way from a template's resource to its construct. */
export interface Synthesized {
  readonly app: App;
  readonly folder: string;
  /** Template files, by the stack's title. */
  readonly files: ReadonlyMap<string, string>;
  /** The stack and the construct path of a resource, by template file and logical id. */
  readonly place: (file: string, logicalId: string) => Place;
  /** The same, by construct path from the app on. */
  readonly placeOf: (constructPath: string) => Place;
}

interface Place {
  readonly stack: string;
  readonly resource: string;
  readonly type: string;
}

/** An app with one stack for each plan, carried out as a component's CDK face does, and with the stacks of `more`. */
export const synthesize = (
  plans: readonly (readonly [title: string, resources: readonly Planned[]])[],
  more: (app: App) => void = () => undefined,
): Synthesized => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-peers-"));
  const app = new App({ outdir: folder, analyticsReporting: false });
  for (const [title, resources] of plans) {
    carryOut(new Stack(app, slug(title), { description: title }), resources.map(fromElsewhere));
  }
  more(app);
  const stacks = app.synth().stacks;
  const places = placesOf(app);
  return {
    app,
    folder,
    files: new Map(stacks.map((it) => [it.id, it.templateFullPath])),
    place: (file, logicalId) =>
      places.find((it) => basename(it.file) === basename(file) && it.logicalId === logicalId) ?? unplaced(logicalId),
    placeOf: (path) => places.find((it) => it.path === path) ?? unplaced(path),
  };
};

/** What a caller gives to a plan, unless it is an ARN, is known only after deployment: here it comes from another stack. */
const fromElsewhere = (resource: Planned): Planned => imported(resource) as Planned;

const imported = (tree: unknown): unknown => {
  if (tree instanceof Input) {
    return typeof tree.value === "string" && !tree.value.startsWith("arn:")
      ? new Input(Fn.importValue(slug(tree.value)))
      : tree;
  }
  if (Array.isArray(tree)) return tree.map(imported);
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, imported(item)]));
};

const slug = (title: string): string => title.replace(/[^A-Za-z0-9]+/g, "-");

const unplaced = (resource: string): Place => ({ stack: "no stack", resource, type: "no type" });

const placesOf = (app: App) =>
  app.node
    .findAll()
    .filter((it) => CfnResource.isCfnResource(it))
    .map((it) => ({
      stack: it.stack.node.id,
      resource: it.node.path.slice(it.stack.node.path.length + 1),
      type: it.cfnResourceType,
      file: it.stack.templateFile,
      logicalId: it.stack.resolve(it.logicalId) as string,
      path: it.node.path,
    }));

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
  /** What the templates import from other stacks: the values that the tests gave to the plans, by export name. */
  readonly imports: ReadonlyMap<string, string>;
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
  const imports = new Map<string, string>();
  for (const [title, resources] of plans) {
    carryOut(new Stack(app, slug(title), { description: title }), imported(resources, imports) as readonly Planned[]);
  }
  more(app);
  const stacks = app.synth().stacks;
  const places = placesOf(app);
  return {
    app,
    folder,
    imports,
    files: new Map(stacks.map((it) => [it.id, it.templateFullPath])),
    place: (file, logicalId) =>
      places.find((it) => basename(it.file) === basename(file) && it.logicalId === logicalId) ?? unplaced(logicalId),
    placeOf: (path) => places.find((it) => it.path === path) ?? unplaced(path),
  };
};

/** What a caller gives to a plan is known only after deployment: here it comes from another stack. */
const imported = (tree: unknown, imports: Map<string, string>): unknown => {
  if (tree instanceof Input) {
    // What one plan handed to another is a text of the plan around it, or what that one was given.
    if (typeof tree.value === "object" && tree.value !== null) return new Input(imported(tree.value, imports));
    if (typeof tree.value !== "string") return tree;
    imports.set(slug(tree.value), tree.value);
    return new Input(Fn.importValue(slug(tree.value)));
  }
  if (Array.isArray(tree)) return tree.map((it) => imported(it, imports));
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, imported(item, imports)]));
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

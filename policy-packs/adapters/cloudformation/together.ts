import { Graph, type AnyResource } from "../../../components/model/graph";
import { isObject, type Raw, type RawObject } from "../../../components/model/raw";
import { readOpened, type Read } from "./adapt";
import { addressesIn, type Part } from "./part";
import { crossings, type Crossings, type Stack } from "./crossings";
import { openTemplate, type Deployment, type Opened } from "./resolver";
import { own, sectionOf } from "./template";

/** Where a resource of several templates that are read together is written. */
export interface Home {
  readonly part: Part;
  readonly id: string;
  /** The file of the stack itself, where the part is nested in it. */
  readonly root: string;
}

export interface Together {
  readonly graph: Graph;
  readonly notes: readonly { readonly file: string; readonly message: string }[];
  /** Each resource's template and logical id, by its address. */
  readonly homes: ReadonlyMap<string, Home>;
}

/**
 * Reads templates that are deployed together into one graph: what one exports, puts out or hands to a nested stack leads the others
 * to its resources. A logical id is the address where only one stack has it; otherwise the stack's name stands before it.
 */
export const adaptTogether = (parts: readonly Part[]): Together => {
  const addresses = addressesIn(parts);
  const roots: Stack[] = [];
  const ways = crossings(() => roots.flatMap(family));
  for (const part of parts)
    roots.push(openStack({ part, path: [], parameters: {}, place: {}, above: [] }, addresses, ways));
  const resources: AnyResource[] = [];
  const unread = new Map<string, number>();
  const notes: { readonly file: string; readonly message: string }[] = [];
  const homes = new Map<string, Home>();
  for (const stack of roots.flatMap(family)) {
    const { part, root } = stack;
    const read = readStack(stack);
    resources.push(...read.resources);
    for (const { view } of read.resources)
      homes.set(view.source.address, { part, root, id: view.source.label ?? view.source.address });
    for (const [type, count] of read.unread) {
      const here = type === "AWS::CloudFormation::Stack" ? (part.nested?.size ?? 0) : 0;
      if (count > here) unread.set(type, (unread.get(type) ?? 0) + count - here);
    }
    notes.push(...read.notes.map((message) => ({ file: part.file, message })));
  }
  return { graph: new Graph(resources, unread), notes, homes };
};

const family = (stack: Stack): readonly Stack[] => [
  stack,
  ...[...(stack.part.nested?.keys() ?? [])].flatMap((id) => {
    const child = stack.child(id);
    return child === undefined ? [] : family(child);
  }),
];

const readStack = ({ part, opened, addressOf }: Stack): Read =>
  readOpened(part.template, opened, {
    file: part.file,
    locate: part.locate,
    ...(part.acknowledged === undefined ? {} : { acknowledged: part.acknowledged }),
    addressOf,
  });

/** A stack that is to be opened. */
interface Opening {
  readonly part: Part;
  /** The logical ids that lead to it from its root. */
  readonly path: readonly string[];
  readonly parameters: Readonly<Record<string, Raw>>;
  /** Account and region of the stack that it is nested in. */
  readonly place: NonNullable<Part["pseudo"]>;
  /** The templates that it is nested in: one that is among them would never end. */
  readonly above: readonly Part[];
}

const openStack = (
  { part, path, parameters, place: outer, above }: Opening,
  addresses: ReturnType<typeof addressesIn>,
  ways: Crossings,
): Stack => {
  const children = new Map<string, Stack | undefined>();
  const addressOf = addresses(part, path);
  const place = { ...outer, ...part.pseudo };
  const named = part.stack === undefined || path.length > 0 ? {} : { "AWS::StackName": part.stack };
  const deployment: Deployment = {
    parameters,
    pseudo: { ...place, ...named },
    exports: { get: ways.exported },
    outputs: ways.output,
    attributes: (id, attribute, body) => ways.attribute(() => child(id), attribute, body),
    addressOf,
  };
  const openChild = (id: string): Stack | undefined => {
    const nested = part.nested?.get(id);
    const body = opened.resources.entries[id];
    if (nested === undefined || nested === part || above.includes(nested) || !isObject(body) || leftOut(body, opened))
      return undefined;
    const handed = opened.around.resolve(own(sectionOf(body, "Properties"), "Parameters"));
    const inner = { part: nested, path: [...path, id], parameters: isObject(handed) ? handed : {}, place };
    return openStack({ ...inner, above: [...above, part] }, addresses, ways);
  };
  const child = (id: string): Stack | undefined => {
    if (!children.has(id)) {
      // Whoever asks while it is being opened gets the answer for a stack that is not here.
      children.set(id, undefined);
      children.set(id, openChild(id));
    }
    return children.get(id);
  };
  const opened = openTemplate(part.template, deployment);
  return { part, root: above[0]?.file ?? part.file, opened, addressOf, child };
};

const leftOut = (body: RawObject, { around }: Opened): boolean => {
  const condition = own(body, "Condition");
  return typeof condition === "string" && around.condition(condition) === false;
};

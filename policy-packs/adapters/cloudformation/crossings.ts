import { isObject, type Raw, type RawObject } from "../../../components/model/raw";
import { expandEntries } from "./functions/loops";
import type { Part } from "./part";
import type { Opened } from "./resolver";
import { own, sectionOf } from "./template";
import { isScalar } from "./values";

/** A template that is deployed as a stack: a root, or nested in another; one template may be several stacks. */
export interface Stack {
  readonly part: Part;
  readonly root: string;
  readonly opened: Opened;
  readonly addressOf: (id: string) => string;
  /** The nested stack that a resource of this one is; none where its template is not here, or its condition is false. */
  readonly child: (id: string) => Stack | undefined;
}

/** The ways by which a value of one stack reaches another. Undefined where no stack of this run has it. */
export interface Crossings {
  readonly exported: (name: string) => Raw;
  readonly output: (stack: string, output: string) => Raw;
  /** What an attribute of a resource is that stands for another stack. */
  readonly attribute: (child: () => Stack | undefined, attribute: string, body: RawObject) => Raw;
}

/** A value of a stack that is not resolved before somebody asks for it; undefined where two stacks claim the name. */
type Index = ReadonlyMap<string, { readonly stack: Stack; readonly value: Raw } | undefined>;

export const crossings = (stacks: () => readonly Stack[]): Crossings => {
  let exports: Index | undefined;
  const open = new Set<Raw>();
  const valueOf = (stack: Stack, value: Raw): Raw => {
    // Two stacks that wait for each other cannot be deployed; here they only leave each other open.
    if (open.has(value)) return undefined;
    open.add(value);
    const resolved = stack.opened.around.resolve(value);
    open.delete(value);
    return resolved;
  };
  const exported = (name: string): Raw => {
    exports ??= indexOf(stacks());
    const found = exports.get(name);
    return found === undefined ? undefined : valueOf(found.stack, found.value);
  };
  const put = (stack: Stack, output: string): Raw => {
    const declared = own(outputsOf(stack), output);
    return isObject(declared) ? valueOf(stack, own(declared, "Value")) : undefined;
  };
  return {
    exported,
    output: (name, output) => {
      const found = stacks().filter(({ part }) => part.stack === name);
      const [only] = found;
      return only === undefined || found.length > 1 ? undefined : put(only, output);
    },
    attribute: (child, attribute, body) => {
      const type = own(body, "Type");
      if (type === "AWS::CloudFormation::Stack" && attribute.startsWith("Outputs.")) {
        const stack = child();
        return stack === undefined ? undefined : put(stack, attribute.slice("Outputs.".length));
      }
      return type === "Custom::CrossRegionExportReader" ? exported(attribute) : undefined;
    },
  };
};

const outputsOf = ({ part, opened }: Stack): RawObject =>
  expandEntries(sectionOf(part.template, "Outputs"), opened.around.resolve).entries;

const indexOf = (stacks: readonly Stack[]): Index => {
  const index = new Map<string, { readonly stack: Stack; readonly value: Raw } | undefined>();
  const add = (name: string, stack: Stack, value: Raw): void => {
    index.set(name, index.has(name) ? undefined : { stack, value });
  };
  for (const stack of stacks) {
    for (const [name, value] of exportsOf(stack)) add(name, stack, value);
    for (const [name, value] of writtenElsewhere(stack)) add(name, stack, value);
  }
  return index;
};

/** What a stack exports, by name, as it is written. */
const exportsOf = (stack: Stack): readonly (readonly [string, Raw])[] =>
  Object.values(outputsOf(stack)).flatMap((output) => {
    if (!isObject(output)) return [];
    const written = own(sectionOf(output, "Export"), "Name");
    const name = written === undefined ? undefined : stack.opened.around.resolve(written);
    if (!isScalar(name)) return [];
    return [[String(name), own(output, "Value")] as const];
  });

/** What CDK writes to parameters of another region, under the names by which it reads them there. */
const writtenElsewhere = ({ opened }: Stack): readonly (readonly [string, Raw])[] =>
  Object.values(opened.resources.entries).flatMap((body) => {
    if (!isObject(body) || own(body, "Type") !== "Custom::CrossRegionExportWriter") return [];
    const props = sectionOf(sectionOf(body, "Properties"), "WriterProps");
    return Object.entries(sectionOf(props, "exports"));
  });

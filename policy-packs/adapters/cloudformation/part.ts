import type { Declared } from "../../../components/model/graph";
import type { Deployment } from "./resolver";
import { isLoop } from "./functions/loops";
import { sectionOf, type Locate, type Template } from "./template";

/** One template of several that are deployed together. */
export interface Part {
  /** As given by the user, for places. */
  readonly file: string;
  readonly template: Template;
  readonly locate: Locate;
  /** The name of its stack, where the deployment tells it. */
  readonly stack?: string;
  /** What else the deployment tells: account and region. */
  readonly pseudo?: Deployment["pseudo"];
  /** What exempts a resource beside the template, given what other tools left with it in there. */
  readonly acknowledged?: (
    logicalId: string,
    suppressed: readonly { readonly id: string; readonly reason: string; readonly by: string }[],
  ) => readonly Declared[];
  /** The templates of its nested stacks, by the logical ids that stand for them. */
  readonly nested?: ReadonlyMap<string, Part>;
}

/** How each stack calls its resources: by the logical id where no other stack has the same, else with the stack before it. */
export const addressesIn = (
  parts: readonly Part[],
): ((part: Part, path: readonly string[]) => (id: string) => string) => {
  const uses = new Map<string, number>();
  const looped = new Set<Part>();
  const count = (part: Part, above: readonly Part[]): void => {
    if (above.includes(part)) return;
    for (const id of Object.keys(sectionOf(part.template, "Resources"))) {
      if (isLoop(id)) looped.add(part);
      uses.set(id, (uses.get(id) ?? 0) + 1);
    }
    for (const nested of part.nested?.values() ?? []) count(nested, [...above, part]);
  };
  for (const part of parts) count(part, []);
  const alone = parts.length === 1 && parts[0]?.nested === undefined;
  const names = namesOf(parts);
  return (part, path) => {
    const name = [names.get(part) ?? "", ...path].filter((it) => it !== "").join("/");
    // What a loop will make is not known from its text.
    const all = !alone && looped.has(part);
    return (id) => (all || (uses.get(id) ?? 0) > 1 ? `${name}/${id}` : id);
  };
};

/** The names of stacks; of two that would have the same, or have none, the files. */
const namesOf = (parts: readonly Part[]): ReadonlyMap<Part, string> => {
  const stacks = parts.map(({ stack }) => stack);
  return new Map(
    parts.map((part) => {
      const { stack, file } = part;
      const own = stack !== undefined && stacks.indexOf(stack) === stacks.lastIndexOf(stack);
      return [part, own ? stack : file];
    }),
  );
};

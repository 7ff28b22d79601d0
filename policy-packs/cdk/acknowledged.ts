import { basename } from "node:path";
import { acknowledgedKey, keyIn } from "../adapters/cloudformation/acknowledged";
import type { Part } from "../adapters/cloudformation/part";
import { declaredBy, type Acknowledgement, type Ours } from "../core/acknowledgement";
import { isElement, type Element, type Node } from "./engine";

/** What was acknowledged for the resources of a template, and for all that they stand in. */
export type AcknowledgedIn = (file: string) => Part["acknowledged"];

/** Reads `Validations.of(construct).acknowledge({ id, reason })` from the constructs of an app. */
export const readAcknowledgements = (root: Node | undefined, ours: Ours): AcknowledgedIn => {
  const found = new Map<string, readonly Acknowledgement[]>();
  const visit = (construct: Node, above: readonly Acknowledgement[]): void => {
    const own = acknowledgementsOf(construct);
    const all = own.length === 0 ? above : [...own, ...above];
    if (all.length > 0 && isElement(construct)) {
      found.set(keyOf(construct), all);
    }
    for (const child of construct.node.children) visit(child, all);
  };
  if (root !== undefined) visit(root, []);
  return (file) => (id, suppressed) =>
    declaredBy([...(found.get(keyIn(basename(file), id)) ?? []), ...suppressed], ours);
};

const keyOf = ({ stack, logicalId }: Element): string => keyIn(stack.templateFile, String(stack.resolve(logicalId)));

/** Whether a resource of a template is written by a construct or what is in it; everything is where none is given. */
export const writtenIn = (scope: Node | undefined): ((file: string, logicalId: string) => boolean) => {
  if (scope === undefined) return () => true;
  const found = new Set<string>();
  const visit = (construct: Node): void => {
    if (isElement(construct)) found.add(keyOf(construct));
    for (const child of construct.node.children) visit(child);
  };
  visit(scope);
  return (file, id) => found.has(keyIn(basename(file), id));
};

const acknowledgementsOf = ({ node }: Node): readonly Acknowledgement[] =>
  node.metadata
    .filter(({ type }) => type === acknowledgedKey)
    .flatMap(({ data }) => (typeof data === "object" && data !== null ? Object.entries(data) : []))
    .map(([id, reason]) => ({ id, reason: String(reason), by: node.path }));

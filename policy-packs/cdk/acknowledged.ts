import type { Finding } from "../core/evaluate";
import type { Element, Node } from "./engine";

/** `Validations.of(construct).acknowledge({ id, reason })`, which holds for the construct and all that is in it. */
export interface Acknowledgement {
  readonly id: string;
  readonly reason: string;
}

/** What was acknowledged for a resource, by its template's file name and its logical id. */
export type Acknowledged = (templateFile: string, logicalId: string) => readonly Acknowledgement[];

/** The key under which aws-cdk-lib leaves acknowledgements with constructs. */
const metadataKey = "aws:cdk:acknowledged-rules";

export const readAcknowledgements = (root: Node | undefined): Acknowledged => {
  const found = new Map<string, readonly Acknowledgement[]>();
  const visit = (construct: Node, above: readonly Acknowledgement[]): void => {
    const own = construct.node.metadata
      .filter(({ type }) => type === metadataKey)
      .flatMap(({ data }) => entriesOf(data));
    const all = own.length === 0 ? above : [...own, ...above];
    if (all.length > 0 && isElement(construct)) {
      const { stack, logicalId } = construct;
      found.set(`${stack.templateFile} ${String(stack.resolve(logicalId))}`, all);
    }
    for (const child of construct.node.children) visit(child, all);
  };
  if (root !== undefined) visit(root, []);
  return (templateFile, logicalId) => found.get(`${templateFile} ${logicalId}`) ?? [];
};

const entriesOf = (data: unknown): readonly Acknowledgement[] =>
  typeof data !== "object" || data === null
    ? []
    : Object.entries(data).map(([id, reason]) => ({ id, reason: String(reason) }));

const isElement = (construct: Node): construct is Element => "logicalId" in construct && "stack" in construct;

/** The acknowledgement of a finding: of its rule, or of one aspect of it, with the pack's name before it or without. */
export const acknowledgementOf = (
  { rule, aspect }: Finding,
  pack: string,
  acknowledged: readonly Acknowledgement[],
): Acknowledgement | undefined => {
  const ids = [rule.id, ...(rule.aliases ?? [])].flatMap((id) =>
    aspect === undefined ? [id] : [id, `${id}/${aspect}`],
  );
  return acknowledged.find(({ id }) => ids.includes(withoutPrefix(id, pack)));
};

/** aws-cdk-lib puts its own prefix before an id without one. */
const withoutPrefix = (id: string, pack: string): string => {
  const [prefix = "", rest] = id.split("::");
  return rest !== undefined && [pack, "annotation"].includes(prefix.toLowerCase()) ? rest : id;
};

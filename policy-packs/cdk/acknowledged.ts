import { basename } from "node:path";
import type { Raw } from "../../components/model/raw";
import type { Finding } from "../core/evaluate";
import { weigh, type Weighed } from "../core/exempting";
import { readAcknowledgement } from "../core/exemption";
import type { Register } from "../core/register";
import type { Element, Node } from "./engine";

/** `Validations.of(construct).acknowledge({ id, reason })`, which holds for the construct and all that is in it. */
interface Acknowledgement {
  readonly id: string;
  readonly reason: string;
  /** The path of the construct. */
  readonly by: string;
}

/** What was acknowledged for a resource, by its template and its logical id. */
export type Acknowledged = (file: string, logicalId: string) => readonly Acknowledgement[];

const none: readonly Acknowledgement[] = [];

/** The key under which aws-cdk-lib leaves acknowledgements with constructs. */
const metadataKey = "aws:cdk:acknowledged-rules";

export const readAcknowledgements = (root: Node | undefined): Acknowledged => {
  const found = new Map<string, readonly Acknowledgement[]>();
  const visit = (construct: Node, above: readonly Acknowledgement[]): void => {
    const own = acknowledgementsOf(construct);
    const all = own.length === 0 ? above : [...own, ...above];
    if (all.length > 0 && isElement(construct)) {
      const { stack, logicalId } = construct;
      found.set(`${stack.templateFile} ${String(stack.resolve(logicalId))}`, all);
    }
    for (const child of construct.node.children) visit(child, all);
  };
  if (root !== undefined) visit(root, []);
  return (file, logicalId) => (found.size === 0 ? none : (found.get(`${basename(file)} ${logicalId}`) ?? none));
};

const acknowledgementsOf = ({ node }: Node): readonly Acknowledgement[] =>
  node.metadata
    .filter(({ type }) => type === metadataKey)
    .flatMap(({ data }) => (typeof data === "object" && data !== null ? Object.entries(data) : []))
    .map(([id, reason]) => ({ id, reason: String(reason), by: node.path }));

const isElement = (construct: Node): construct is Element => "logicalId" in construct && "stack" in construct;

/**
 * What becomes of a finding once acknowledgements are considered too. One that says owner and expiry
 * (`legacy clients [owner: shop; expires: 2027-01-31]`) is an exemption like any other; one that does not is `incomplete`.
 */
export const weighWith = (
  finding: Finding,
  acknowledged: readonly Acknowledgement[],
  pack: string,
  register: Register,
  today: string,
): Weighed & { readonly incomplete?: boolean } => {
  if (acknowledged.length === 0) return weigh(finding, register, today);
  const own = acknowledged.map(({ id, reason, by }) => ({
    written: readAcknowledgement(withoutPrefix(id, pack), reason),
    by,
  }));
  const exempt = [...(finding.resource.exempt ?? []), ...own.filter(({ written }) => isFull(written))];
  const resource = { ...finding.resource, exempt } as unknown as Finding["resource"];
  const weighed = weigh(exempt.length === 0 ? finding : { ...finding, resource }, register, today);
  if (weighed.verdict === "exempt" || weighed.refused !== undefined) return weighed;
  return { ...weighed, incomplete: own.some(({ written }) => !isFull(written) && isAbout(finding, written)) };
};

interface Written {
  readonly [field: string]: Raw;
}

const isFull = (written: Written): boolean => written["owner"] !== undefined || written["expires"] !== undefined;

const isAbout = ({ rule, aspect }: Finding, written: Written): boolean =>
  [rule.id, ...(rule.aliases ?? [])].some((id) => id === written["rule"]) &&
  (written["aspect"] === undefined || written["aspect"] === aspect);

/** aws-cdk-lib puts its own prefix before an id without one. */
const withoutPrefix = (id: string, pack: string): string => {
  const [prefix = "", rest] = id.split("::");
  return rest !== undefined && [pack, "annotation", "Annotation"].includes(prefix) ? rest : id;
};

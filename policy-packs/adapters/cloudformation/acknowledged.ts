import { isObject, type Raw, type RawObject } from "../../../components/model/raw";
import { objectOf } from "./assembly";
import { own, sectionOf } from "./template";

/** Something that was said of a resource with an id and a reason, and of what. */
interface Said {
  readonly id: string;
  readonly reason: string;
  readonly by: string;
}

/** What was acknowledged for the resources of an assembly, by the file of their template and their logical id. */
export type SaidIn = ReadonlyMap<string, readonly Said[]>;

export const keyIn = (file: string, logicalId: string): string => `${file} ${logicalId}`;

/** The key under which aws-cdk-lib leaves acknowledgements with constructs. */
export const acknowledgedKey = "aws:cdk:acknowledged-rules";

/**
 * What CDK writes down beside the templates of an assembly, in its manifest or in a file that this names. What was acknowledged of a
 * stage or of the app stands in no file.
 */
export const acknowledgedIn = (manifest: unknown, read: (name: string) => unknown): SaidIn => {
  const all = new Map<string, readonly Said[]>();
  for (const artifact of Object.values(sectionOf(objectOf(manifest), "artifacts"))) {
    if (!isObject(artifact) || own(artifact, "type") !== "aws:cloudformation:stack") continue;
    const beside = own(artifact, "additionalMetadataFile");
    const templateFile = own(sectionOf(artifact, "properties"), "templateFile");
    if (typeof templateFile !== "string") continue;
    for (const metadata of [own(artifact, "metadata"), typeof beside === "string" ? read(beside) : undefined])
      for (const [key, said] of saidInStack(objectOf(metadata), templateFile)) all.set(key, said);
  }
  return all;
};

/** Entries by the path of a construct. A nested stack is told from its own resources by the template that it has. */
const saidInStack = (metadata: RawObject, templateFile: string): SaidIn => {
  const constructs = entriesOf(metadata);
  const found = new Map<string, readonly Said[]>();
  if (![...constructs.values()].some((entries) => entries.some(({ type }) => type === acknowledgedKey))) return found;
  for (const [path, entries] of constructs) {
    const id = dataOf(entries, "aws:cdk:logicalId");
    if (id === undefined) continue;
    const above = [...lineOf(path)];
    const said = above.flatMap((it) => saidOf(constructs.get(it) ?? [], it.replace(/^\//, "")));
    const file = above.map((it) => dataOf(constructs.get(it) ?? [], "aws:cdk:templateFile")).find(isText);
    if (said.length > 0) found.set(keyIn(file ?? templateFile, id), said);
  }
  return found;
};

const isText = (value: string | undefined): value is string => value !== undefined;

interface Entry {
  readonly type: string;
  readonly data: Raw;
}

const entriesOf = (metadata: RawObject): ReadonlyMap<string, readonly Entry[]> => {
  return new Map(
    Object.entries(metadata).map(([path, list]) => [
      path,
      (Array.isArray(list) ? (list as readonly Raw[]) : []).flatMap((it) => {
        const type = isObject(it) ? own(it, "type") : undefined;
        return isObject(it) && typeof type === "string" ? [{ type, data: own(it, "data") }] : [];
      }),
    ]),
  );
};

const dataOf = (entries: readonly Entry[], type: string): string | undefined => {
  const data = entries.find((it) => it.type === type)?.data;
  return typeof data === "string" ? data : undefined;
};

const saidOf = (entries: readonly Entry[], by: string): readonly Said[] =>
  entries
    .filter(({ type }) => type === acknowledgedKey)
    .flatMap(({ data }) => (isObject(data) ? Object.entries(data) : []))
    .flatMap(([id, reason]) => (typeof reason === "string" ? [{ id, reason, by }] : []));

/** A construct and those that it stands in, the nearest first. */
const lineOf = function* (path: string): Generator<string> {
  for (let at = path; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) yield at;
};

/** `Metadata: { cdk_nag: { rules_to_suppress: [{ id, reason }] } }`, which cdk-nag leaves with a resource. */
export const suppressedIn = (metadata: RawObject, by: string): readonly Said[] => {
  const list = own(sectionOf(metadata, "cdk_nag"), "rules_to_suppress");
  return (Array.isArray(list) ? (list as readonly Raw[]) : []).flatMap((it) => {
    if (!isObject(it)) return [];
    const [id, reason, encoded] = [own(it, "id"), own(it, "reason"), own(it, "is_reason_encoded")];
    if (typeof id !== "string" || typeof reason !== "string") return [];
    return [{ id, reason: encoded === true ? Buffer.from(reason, "base64").toString("utf8") : reason, by }];
  });
};

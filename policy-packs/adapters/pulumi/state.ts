import type { Place } from "../../../components/model/graph";
import { isObject, Unresolved, type Raw, type RawObject } from "../../../components/model/raw";
import type { PulumiResource } from "./resource";
import { isWireObject, openSentinels, type Wire, type WireObject } from "./sentinels";

/**
 * The resources of a stack as `pulumi stack export` writes them, or as a file of the state's own backend holds them. Left out
 * are those that await deletion, and external ones, which the stack reads and does not manage.
 */
export const readState = (json: unknown): readonly PulumiResource[] =>
  managed(listAt(json, "deployment", "resources") ?? listAt(json, "checkpoint", "latest", "resources") ?? []);

/** The resources that `pulumi preview --json` tells of, as they will be: of several steps on one resource the last counts. */
export const readPreview = (json: unknown): readonly PulumiResource[] => {
  const states = new Map<string, WireObject>();
  for (const step of listAt(json, "steps") ?? []) {
    const state = isWireObject(step) ? step["newState"] : undefined;
    if (!isWireObject(step) || !isWireObject(state) || removes(step["op"])) continue;
    states.set(textAt(state, "urn") ?? "", state);
  }
  return managed([...states.values()]);
};

const removes = (operation: Wire | undefined): boolean =>
  typeof operation === "string" && /^(delete|discard|read-discard|remove-pending)/.test(operation);

const listAt = (json: unknown, ...path: readonly string[]): readonly Wire[] | undefined => {
  let value = json as Wire | undefined;
  for (const part of path) value = isWireObject(value) ? value[part] : undefined;
  return Array.isArray(value) ? (value as readonly Wire[]) : undefined;
};

const textAt = (state: WireObject, key: string): string | undefined => {
  const value = state[key];
  return typeof value === "string" && value !== "" ? value : undefined;
};

const managed = (states: readonly Wire[]): readonly PulumiResource[] =>
  states.filter(isWireObject).flatMap((state) => {
    const [urn, type] = [textAt(state, "urn"), textAt(state, "type")];
    const skipped = urn === undefined || type === undefined || state["delete"] === true || state["external"] === true;
    return skipped ? [] : [resourceOf(state, urn, type)];
  });

const resourceOf = (state: WireObject, urn: string, type: string): PulumiResource => {
  const propertyDependencies = dependenciesOf(state["propertyDependencies"]);
  const source = sourceOf(state);
  const id = textAt(state, "id");
  return {
    urn,
    type,
    name: urn.split("::").slice(3).join("::"),
    props: opened(state["inputs"], propertyDependencies),
    outputs: opened(state["outputs"], {}),
    // A new resource's id is not known yet, and the text that says so is no id.
    ...(id !== undefined && typeof openSentinels(id) === "string" ? { id } : {}),
    ...optional("parent", textAt(state, "parent")),
    propertyDependencies,
    protect: state["protect"] === true,
    retainOnDelete: state["retainOnDelete"] === true,
    ...lists("ignoreChanges", textsAt(state, "ignoreChanges")),
    dependencies: textsAt(state, "dependencies"),
    ...optional("provider", textAt(state, "provider")),
    ...(source === undefined ? {} : { source }),
  };
};

const textsAt = (state: WireObject, key: string): readonly string[] =>
  (listAt(state, key) ?? []).filter((it): it is string => typeof it === "string");

const lists = (key: "ignoreChanges", texts: readonly string[]): Pick<PulumiResource, "ignoreChanges"> =>
  texts.length === 0 ? {} : { [key]: texts };

const optional = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };

const opened = (properties: Wire | undefined, from: PulumiResource["propertyDependencies"]): RawObject => {
  if (!isWireObject(properties)) return {};
  const props: Record<string, Raw> = {};
  for (const [key, value] of Object.entries(properties)) {
    if (key !== defaults) props[key] = withoutNotes(openSentinels(value, from[key]), from[key]);
  }
  return props;
};

/** The key under which the AWS provider notes which inputs it filled in, in every object of them. */
const defaults = "__defaults";

/** What `pulumi preview --json` writes for a secret. */
const hidden = "[secret]";

const withoutNotes = (raw: Raw, from: readonly string[] = []): Raw => {
  if (raw === hidden) return new Unresolved("it is a secret that the preview does not show", from);
  if (Array.isArray(raw)) return (raw as readonly Raw[]).map((item) => withoutNotes(item, from));
  if (!isObject(raw)) return raw;
  const kept = Object.entries(raw).filter(([key]) => key !== defaults);
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutNotes(value, from)]));
};

const dependenciesOf = (written: Wire | undefined): PulumiResource["propertyDependencies"] => {
  if (!isWireObject(written)) return {};
  const lists = Object.entries(written).filter((entry): entry is [string, readonly Wire[]] => Array.isArray(entry[1]));
  return Object.fromEntries(
    lists.map(([key, urns]) => [key, urns.filter((urn): urn is string => typeof urn === "string")]),
  );
};

/** Newer engines note the line of the program as `project:///index.ts#12,3`, and the lines that led there. */
const sourceOf = (state: WireObject): Place | undefined => {
  const positions: readonly Wire[] = [state["sourcePosition"] ?? null, ...(listAt(state, "stackTrace") ?? [])];
  for (const position of positions) {
    const text = isWireObject(position) ? position["sourcePosition"] : position;
    const [, file, line] = typeof text === "string" ? (/^project:\/\/\/([^#]+)#(\d+)/.exec(text) ?? []) : [];
    if (file !== undefined && !file.includes("node_modules/")) return { file: decoded(file), line: Number(line) };
  }
  return undefined;
};

const decoded = (path: string): string => {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};

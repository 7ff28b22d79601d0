import type { AnyResource, Graph } from "../../../components/model/graph";
import type { View } from "../../../components/model/view";
import { ownNameOf } from "../../../components/model/graph";
import { arnOf, shortName } from "./names";

/** A question that cannot be answered as it stands, said in one sentence. */
export interface Mistake {
  readonly mistake: string;
}

export interface Found {
  readonly resource: AnyResource;
  /** What stands behind the name: the key of an object in a bucket. */
  readonly rest: string;
}

/** `bucket` for `AWS::S3::Bucket`. */
const wordOf = ({ kind }: AnyResource): string => (kind.split("::").at(-1) ?? "").toLowerCase();

const namesOf = (resource: AnyResource): readonly string[] => {
  const property = ownNameOf(resource.kind);
  const own =
    property === undefined
      ? undefined
      : (resource.view as View<{ readonly [key: string]: string }>).get(property).str();
  const path = resource.path?.replace(/\/Resource$/, "");
  return [
    resource.address,
    shortName(resource),
    ...(own?.known === true && own.value !== undefined ? [own.value] : []),
    ...(path === undefined ? [] : [path, path.split("/").at(-1) ?? path]),
  ];
};

/** Whether a name is one of a resource's, in any case; CDK adds eight signs to the names that one writes. */
const isCalled = (resource: AnyResource, name: string): boolean =>
  namesOf(resource).some((it) => {
    const [long, short] = [it.toLowerCase(), name.toLowerCase()];
    return long === short || (long.startsWith(short) && /^[0-9a-f]{8}$/.test(long.slice(short.length)));
  });

/** Kinds whose actions begin otherwise than their name says. */
const services: { readonly [service: string]: string } = { states: "stepfunctions", sts: "iam" };

/** The resource that a question means: by logical id, name or path, with its kind before it where that alone does not tell. */
export const find = (graph: Graph, text: string, service?: string): Found | Mistake => {
  const known = graph.resources.filter((it) => arnOf(it) !== undefined);
  const [word = "", ...parts] = text.split("/");
  const typed = parts.length > 0 && known.some((it) => wordOf(it) === word.toLowerCase());
  const pool = typed ? known.filter((it) => wordOf(it) === word.toLowerCase()) : known;
  const name = typed ? parts.join("/") : text;
  const found = longest(pool, name);
  if (found.length === 0) return { mistake: `nothing here is called ${text}; ${hint(pool)}` };
  const wanted = services[service ?? ""] ?? service;
  const ofService = found.filter(({ resource }) => resource.kind.split("::")[1]?.toLowerCase() === wanted);
  const left = ofService.length > 0 ? ofService : found;
  const [only] = left;
  if (only !== undefined && left.length === 1) return only;
  return {
    mistake: `${text} may be ${left.map(({ resource }) => `${spelled(resource)} (${arnOf(resource) ?? ""})`).join(" or ")}: say which`,
  };
};

/** What is called by the longest beginning of the text: paths of CDK, and keys of objects, have slashes too. */
const longest = (pool: readonly AnyResource[], text: string): readonly Found[] => {
  const parts = text.split("/");
  for (let length = parts.length; length > 0; length--) {
    const name = parts.slice(0, length).join("/");
    const found = pool.filter((it) => isCalled(it, name));
    if (found.length > 0) return found.map((resource) => ({ resource, rest: parts.slice(length).join("/") }));
  }
  return [];
};

const spelled = (resource: AnyResource): string => `${wordOf(resource)}/${shortName(resource)}`;

const hint = (pool: readonly AnyResource[]): string => {
  const all = [...new Set(pool.map(spelled))];
  const names = all.slice(0, 5);
  return names.length === 0
    ? "this input has nothing that policies are about"
    : `there is ${names.join(", ")}${all.length > 5 ? " and more" : ""}`;
};

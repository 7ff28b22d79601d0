import { ownNameOf, type AnyResource, type Graph, type Resource } from "../../../../components/model/graph";
import type { Tag } from "../../../../components/model/schema";
import { listedTags, mappedTags, toldByTag, type Tags, type ToldByTag } from "../../../../components/model/tags";
import type { View } from "../../../../components/model/view";
import { askedText } from "../callers";
import { arnOf, home, shortName } from "../names";
import { ownPolicyOf, rulesItself } from "../things";
import { manuals, type Anything, type Manual } from "./manuals";
import type { Wish } from "./rulings";

/** One permission that reading takes. */
interface Wanted extends Wish {
  /** What it is done to: `bucket/orders`. */
  readonly name: string;
}

/** All that one way to read a store takes. */
interface Reading {
  readonly wants: readonly Wanted[];
  /** What nobody can tell before deployment; each completes "cannot tell without …". */
  readonly missing: readonly string[];
}

/** What tells the class of data, and of which one of them it is to be read. */
export interface Classified {
  readonly dataClass: string;
  readonly by: ToldByTag;
}

/** Something of which data is read. */
export interface Store {
  readonly resource: AnyResource;
  /** What nobody can tell of it before deployment; each completes "cannot tell without …". */
  readonly missing: readonly string[];
}

const tagsOf = ({ kind, view }: AnyResource): Tags =>
  kind === "AWS::SSM::Parameter"
    ? mappedTags(view.get("Tags"))
    : listedTags((view as View<{ readonly Tags?: readonly Tag[] }>).get("Tags"));

/** What permissions lead to the data of, of a class. */
export const dataOf = (graph: Graph, { dataClass, by }: Classified): readonly Store[] =>
  graph.resources.flatMap((resource) => {
    if (manuals[resource.kind] === undefined) return [];
    const told = toldByTag(by, tagsOf(resource));
    if (!told.known) return [{ resource, missing: [`whether ${shortName(resource)} is of class/${dataClass}`] }];
    return told.value === dataClass ? [{ resource, missing: [] }] : [];
  });

const inside = (view: Anything, path: readonly string[]): Anything =>
  path.reduce<Anything>((it, part) => it.get(part) as unknown as Anything, view);

/** Where a store names the key that it is encrypted with. */
const keyNamed = (resource: AnyResource, path: readonly string[]): View<string> | undefined => {
  if (resource.kind !== "AWS::S3::Bucket") return inside(resource.view as Anything, path) as unknown as View<string>;
  const rules = resource.view.get("BucketEncryption").get("ServerSideEncryptionConfiguration").items();
  const [rule] = rules.known ? rules.value : [];
  return rule?.get("ServerSideEncryptionByDefault").get("KMSMasterKeyID");
};

const keyOf = (graph: Graph, named: View<string>): Resource<"AWS::KMS::Key"> | undefined => {
  const aliased = graph.targets(named, "AWS::KMS::Alias").map(({ view }) => view.get("TargetKeyId"));
  return [named, ...aliased].flatMap((it) => graph.targets(it, "AWS::KMS::Key"))[0];
};

/** AWS's own keys let everybody of the account in who comes by the service. https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key */
const isOfAws = (named: View<string>): boolean => {
  const text = named.str();
  return named.isAbsent() || (text.known && /(^|:)alias\/aws\//.test(text.value ?? ""));
};

/** What reading takes of the key besides. */
const decrypting = (graph: Graph, resource: AnyResource, { key: place, copied }: Manual): Reading => {
  if (copied !== undefined) {
    const encrypted = (inside(resource.view as Anything, [copied]) as unknown as View<boolean>).bool(false);
    return encrypted.known && !encrypted.value
      ? { wants: [], missing: [] }
      : { wants: [], missing: [`whether a copy of ${shortName(resource)}, which is encrypted, can be read elsewhere`] };
  }
  const [service = "", ...path] = place ?? [];
  const named = place === undefined ? undefined : keyNamed(resource, path);
  if (named === undefined || isOfAws(named)) return { wants: [], missing: [] };
  const key = keyOf(graph, named);
  if (key === undefined)
    return { wants: [], missing: [`who may use the key of ${shortName(resource)}, which is not part of this input`] };
  const own = key as unknown as AnyResource;
  const given = { "aws:ViaAWSService": "true", "kms:ViaService": `${service}.${home.region}.amazonaws.com` };
  const on = askedText(arnOf(own) ?? "", graph);
  const want = { action: "kms:Decrypt", on, given, resource: ownPolicyOf(graph, own), ruled: true };
  return { wants: [{ ...want, name: `key/${shortName(own)}` }], missing: [] };
};

/** As it is written, else a hole that AWS fills. */
const calledOf = ({ kind, view }: AnyResource): string => {
  const property = ownNameOf(kind);
  const own =
    property === undefined
      ? undefined
      : (view as Anything as unknown as View<Record<string, string>>).get(property).str();
  return own?.known === true && own.value !== undefined ? own.value : `\${${view.source.address}}`;
};

/** The ways to read a store, each with all that it takes. */
export const readingsOf = (graph: Graph, { resource, missing }: Store): readonly Reading[] => {
  const { kind } = resource;
  const [arn, called, short] = [arnOf(resource) ?? "", calledOf(resource), shortName(resource)];
  const view = resource.view as Anything;
  const ways = manuals[kind]?.({ graph, resource, view, name: short, called, arn }) ?? [];
  const name = `${(kind.split("::").at(-1) ?? "").toLowerCase()}/${short}`;
  return ways.map((how) => {
    const wants = how.needs.map(([action, on]): Wanted => {
      const own = arn !== "" && on.startsWith(arn);
      const policy = own ? { resource: ownPolicyOf(graph, resource), ruled: rulesItself(kind, action) } : {};
      return { action, on: on === "*" ? ["*"] : askedText(on, graph), name, ...policy };
    });
    const more = decrypting(graph, resource, how);
    return { wants: [...wants, ...more.wants], missing: [...missing, ...(how.missing ?? []), ...more.missing] };
  });
};

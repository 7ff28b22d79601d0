import type { Facets } from "../../../components/model/facets";
import type { Kind } from "../../../components/model/graph";
import type { Ignored } from "../../../components/model/options";
import type { Origin } from "../../../components/model/value";
import { defineRule, type Check } from "../../core/rule";
import { aspect, fail, pass, type Verdict } from "../../core/verdict";
import { facetTable } from "../../facets";
import { judgedProperties } from "../../facets/judged-properties";

/** A fact and the place that it is read from. */
type Fact = readonly [aspect: string, at: Origin];

type Read = (...of: Parameters<Check<Kind>>) => unknown;

/** The facets that say how safe a thing is; who owns it may change by the way. */
const facets: { readonly [F in Exclude<keyof Facets, "ownership">]: string } = {
  atRest: "at-rest",
  inTransit: "in-transit",
  exposure: "exposure",
  authentication: "authentication",
  audit: "audit",
  recovery: "recovery",
};

const isFact = (value: unknown): value is { readonly at: Origin } =>
  typeof value === "object" && value !== null && "known" in value && "at" in value;

const originsIn = (facts: unknown): readonly Origin[] =>
  (Array.isArray(facts) ? (facts as readonly object[]) : [facts as object]).flatMap((one) =>
    Object.values(one).flatMap((value: unknown) => (isFact(value) ? [value.at] : [])),
  );

const factsOf = (kind: Kind, ...[it, near]: Parameters<Check<Kind>>): readonly Fact[] => {
  const readers = facetTable[kind] as { readonly [facet: string]: Read | undefined };
  const judged = judgedProperties[kind] as ((of: typeof it) => readonly Fact[]) | undefined;
  return [
    ...Object.entries(facets).flatMap(([facet, name]) =>
      originsIn(readers[facet]?.(it, near) ?? {}).map((at): Fact => [name, at]),
    ),
    ...(judged?.(it) ?? []),
  ];
};

const parts = (path: string): readonly string[] => path.match(/[^.[\]"]+/g) ?? [];

/** Whether one path is the other's beginning: what is inside is ignored with the whole, and the whole is not what it says. */
const covers = ({ resource, path }: Ignored, at: Origin): boolean => {
  const [ignored, own] = [parts(path), at.path.map(String)];
  const met = Math.min(ignored.length, own.length);
  return (
    resource === at.resource &&
    own.length > 0 &&
    ignored.slice(0, met).every((part, index) => part === "*" || part === own[index])
  );
};

const because = "the program's word on it is not carried out, and whoever changed it by hand has the last one";

const judge =
  (kind: Kind): Check<Kind> =>
  (it, near) => {
    const { ignoreChanges } = near.self.options;
    if (ignoreChanges.length === 0) return [];
    const found = new Map<string, Verdict>();
    for (const [name, at] of factsOf(kind, it, near)) {
      const ignored = ignoreChanges.find((one) => covers(one, at));
      if (ignored === undefined || found.has(name)) continue;
      const told = { known: true, value: true, at, written: true, shown: "in ignoreChanges" } as const;
      found.set(name, aspect(name, fail(told, because)));
    }
    return found.size === 0 ? pass : [...found.values()];
  };

const kinds = (Object.keys(facetTable) as Kind[]).filter(
  (kind) => kind in judgedProperties || Object.keys(facets).some((facet) => facet in facetTable[kind]),
);

export default defineRule({
  id: "security-changes-not-ignored",
  title: "Changes of what keeps a resource safe are carried out",
  principle: "asset-management",
  severity: "medium",
  why: "What `ignoreChanges` names is never put right: somebody opens it by hand, and every later deployment leaves it open while the program says that it is closed.",
  fix: {
    pulumi:
      "Take the property out of `ignoreChanges`; name only what others change on purpose, such as `desiredCount`.",
    cloudformation: "CloudFormation ignores no changes; look for drift instead.",
  },
  links: ["https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/"],
  checks: Object.fromEntries(kinds.map((kind) => [kind, judge(kind)])),
  examples: {
    good: [
      { type: "AWS::EFS::FileSystem", properties: { Encrypted: true }, options: { ignoreChanges: ["FileSystemTags"] } },
    ],
    bad: [{ type: "AWS::EFS::FileSystem", properties: { Encrypted: true }, options: { ignoreChanges: ["Encrypted"] } }],
  },
  equivalents: [],
});

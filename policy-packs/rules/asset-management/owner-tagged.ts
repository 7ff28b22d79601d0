import type { Kind, Resource } from "../../../components/model/graph";
import type { Facets } from "../../../components/model/facets";
import { given, spellPath, type Value } from "../../../components/model/value";
import { defineRule, type Check, type Neighbours } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { facetTable } from "../../facets";
import { facet } from "../../facets/facet";
import { ownerTagged } from "../../facets/fixes/owner-tagged";
import { tagMap } from "../../facets/read";

type Tags = Value<ReadonlyMap<string, string>>;

const namesOwner = (tags: ReadonlyMap<string, string>, { settings }: Pick<Neighbours, "settings">): boolean => {
  const keys = new Set([...tags.keys()].map((key) => key.toLowerCase()));
  return settings.ownerTags.some((key) => keys.has(key.toLowerCase()));
};

const lacking = ({ settings }: Pick<Neighbours, "settings">): string =>
  `no tag names an owner (${settings.ownerTags.join(", ")})`;

/** Says which tags there are: what lacks among them is then evident. */
const withoutOwner = (tags: Tags, found: ReadonlyMap<string, string>, near: Pick<Neighbours, "settings">): Verdict => {
  if (!tags.known || !tags.written) return fail(tags, lacking(near));
  const keys = [...found.keys()];
  const some = keys.length > 6 ? [...keys.slice(0, 5), "..."] : keys;
  const path = spellPath(tags.at.path);
  const has = keys.length === 0 ? "is empty" : `has ${some.join(", ")}`;
  return { verdict: "fail", at: tags.at, message: `${path === "" ? "Its tags" : path} ${has}: ${lacking(near)}` };
};

/** The engine makes default providers itself: nobody could give one tags but in the stack's configuration. */
const isDefault = (address: string): boolean => /::default(_\w+)?$/.test(address);

const isAws = ({ type, address }: Pick<Resource, "type" | "address">): boolean =>
  type === "pulumi:providers:aws" && !isDefault(address);

/** Whether a provider that the program itself makes is asked instead: its `defaultTags` would name the owner of all it makes. */
const providerTells = (near: Neighbours): boolean => {
  const { provider } = near.self.options;
  if (provider === undefined || isDefault(provider)) return false;
  return near.all("Custom::Provider").some((it) => it.address === provider && isAws(it));
};

type ReadTags = (...of: Parameters<Check<Kind>>) => Facets["ownership"];

/** What the provider makes without an owner's tag of its own. */
const untagged = (near: Neighbours): readonly Resource[] =>
  (Object.keys(ownerTagged) as Kind[]).flatMap((kind) => {
    const read = (facetTable[kind] as { readonly ownership?: ReadTags }).ownership;
    const made = near.all(kind).filter(({ options }) => options.provider === near.self.address);
    return made.filter(({ view }) => {
      const tags = read?.(view, near).tags;
      return tags?.known === true && !namesOwner(tags.value, near);
    });
  });

/** Told once for all that the provider makes, and not at each. */
const judgeProvider = (tags: Tags, near: Neighbours<"Custom::Provider">): Verdict | readonly Verdict[] => {
  if (!isAws(near.self)) return [];
  return given(tags, (found): Verdict => {
    if (namesOwner(found, near)) return pass;
    const { length } = untagged(near);
    return length === 0
      ? pass
      : fail(tags, `${lacking(near)}, and ${String(length)} of the resources that it makes have none of their own`);
  });
};

const own = facet("ownership", ownerTagged, ({ tags }, near) =>
  given(tags, (found): Verdict | readonly Verdict[] => {
    if (namesOwner(found, near)) return pass;
    return providerTells(near) ? [] : withoutOwner(tags, found, near);
  }),
);

const inDefaultTags = {
  pulumi: "Name the owner in `defaultTags`.",
  cloudformation: "Name the owner in the tags of the stack.",
};

export default defineRule({
  id: "owner-tagged",
  title: "A resource says who owns it",
  principle: "asset-management",
  severity: "low",
  why: "In an incident the first question is whose it is; what nobody owns nobody patches.",
  fix: {
    pulumi: "Add an owner tag, best for all at once by the provider's `defaultTags`.",
    cloudformation: "Add an owner to `Tags`, best for all at once as tags of the stack.",
  },
  links: ["https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html"],
  checks: {
    ...own.checks,
    "Custom::Provider": (it, near) => judgeProvider(tagMap(it.get("DefaultTags")).tags, near),
  },
  fixes: { ...own.fixes, "Custom::Provider": inDefaultTags },
  settings: ["ownerTags"],
  examples: {
    good: [{ type: "AWS::S3::Bucket", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    bad: [{ type: "AWS::S3::Bucket", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }],
  },
  equivalents: [],
});

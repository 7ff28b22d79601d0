import type { Properties } from "../../../components/model/graph";
import { Reference, Unresolved } from "../../../components/model/raw";
import type { Tag } from "../../../components/model/schema";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { aspect, fail, pass, type Verdict } from "../../core/verdict";
import { ownership, unclear } from "../../facets/read";

type Project = View<Properties<"AWS::CodeBuild::Project">>;

/** What jobs of two tiers must not have in common, by what it is called. */
const parts: { readonly [name: string]: (it: Project) => readonly View<string>[] } = {
  role: (it) => [it.get("ServiceRole")],
  key: (it) => [it.get("EncryptionKey")],
  subnet: (it) => it.get("VpcConfig").get("Subnets").alternatives(),
  "security-group": (it) => it.get("VpcConfig").get("SecurityGroupIds").alternatives(),
  cache: (it) => [it.get("Cache").get("Location")],
  log: (it) => [it.get("LogsConfig").get("CloudWatchLogs").get("GroupName")],
};

const tierOf = (tags: View<readonly Tag[]>): Value<string | undefined> =>
  derive(ownership(tags).tags, (it) => it.get("TrustTier"));

/** What tells one value from another: its text, or the one resource that it will come from. */
const identityOf = ({ raw }: View<string>): string | undefined => {
  if (raw instanceof Reference) return raw.text;
  if (raw instanceof Unresolved) return raw.from.length === 1 ? raw.from[0] : undefined;
  return typeof raw === "string" ? raw : undefined;
};

const judge = (name: string, it: Project, others: readonly Project[]): Verdict | undefined => {
  const read = parts[name];
  const own = read === undefined ? [] : read(it).filter((view) => !view.isAbsent());
  const theirs = read === undefined ? [] : others.flatMap(read).filter((view) => !view.isAbsent());
  if (own.length === 0 || theirs.length === 0) return undefined;
  const taken = new Set(theirs.map(identityOf));
  const shared = own.find((view) => identityOf(view) !== undefined && taken.has(identityOf(view)));
  if (shared !== undefined) {
    return aspect(
      name,
      fail(shared, "jobs that are trusted less, or more, have it too, and reach through it into these"),
    );
  }
  const unsure = [...own, ...theirs].find((view) => identityOf(view) === undefined);
  return aspect(name, unsure === undefined ? pass : unclear(unsure, "it is known only after deployment"));
};

/** A role says itself of which tier it is. */
const ofOtherTier = (it: Project, tier: string, near: Pick<Neighbours, "targets">): Verdict | undefined => {
  const [role] = near.targets(it.get("ServiceRole"), "AWS::IAM::Role");
  const itsTier = role === undefined ? undefined : given(tierOf(role.view.get("Tags")), (its) => its);
  if (typeof itsTier !== "string") return undefined;
  const because = `it is the role of tier ${itsTier}, and jobs of ${tier} have what it may do`;
  return aspect("tier", itsTier === tier ? pass : fail(it.get("ServiceRole"), because));
};

const check = (it: Project, near: Pick<Neighbours, "all" | "targets">): Verdict | readonly Verdict[] =>
  given(tierOf(it.get("Tags")), (tier): Verdict | readonly Verdict[] => {
    if (tier === undefined) return [];
    const others = near
      .all("AWS::CodeBuild::Project")
      .map(({ view }) => view)
      .filter((other) => {
        const theirs = tierOf(other.get("Tags"));
        return theirs.known && theirs.value !== undefined && theirs.value !== tier;
      });
    const shared = Object.keys(parts).map((name) => judge(name, it, others));
    return [...shared, ofOtherTier(it, tier, near)].filter((verdict) => verdict !== undefined);
  });

export default defineRule({
  id: "trust-tiers-share-nothing",
  title: "Runners of one trust tier share nothing with those of another",
  principle: "shared-mechanisms",
  severity: "high",
  why: "Who may change what runs in a pull request, and nothing more, gets with a shared role, key, subnet or cache what the job that deploys has.",
  fix: {
    pulumi:
      "Give the projects of each `TrustTier` a role, key, log group, subnets and a security group of their own, and no cache.",
    cloudformation:
      "Give the projects of each `TrustTier` a role, key, log group, subnets and a security group of their own, and no cache.",
  },
  links: ["https://docs.aws.amazon.com/codebuild/latest/userguide/webhooks.html#webhook-best-practices"],
  checks: { "AWS::CodeBuild::Project": check },
  examples: {
    good: [
      {
        type: "AWS::CodeBuild::Project",
        properties: { ServiceRole: { Ref: "Role" }, Tags: [{ Key: "TrustTier", Value: "deploy" }] },
      },
      { type: "AWS::IAM::Role", properties: { Tags: [{ Key: "TrustTier", Value: "deploy" }] } },
    ],
    bad: [
      {
        type: "AWS::CodeBuild::Project",
        properties: { ServiceRole: { Ref: "Role" }, Tags: [{ Key: "TrustTier", Value: "pull-request" }] },
      },
      { type: "AWS::IAM::Role", properties: { Tags: [{ Key: "TrustTier", Value: "deploy" }] } },
    ],
  },
  equivalents: [],
});

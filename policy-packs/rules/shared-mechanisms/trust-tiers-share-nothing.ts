import type { Properties } from "../../../components/model/graph";
import { Reference, Unresolved } from "../../../components/model/raw";
import type { Tag } from "../../../components/model/schema";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { aspect, fail, pass, type Verdict } from "../../core/verdict";
import { ownership, unclear } from "../../facets/read";
import { templateTags } from "../../facets/runners";

type Project = View<Properties<"AWS::CodeBuild::Project">>;
type Template = View<Properties<"AWS::EC2::LaunchTemplate">>;
type Near = Pick<Neighbours, "all" | "targets">;

/** What jobs of two tiers must not have in common, by what it is called. */
interface Parts {
  readonly [name: string]: readonly View<string>[];
}

const ofProject = (it: Project): Parts => ({
  role: [it.get("ServiceRole")],
  key: [it.get("EncryptionKey")],
  subnet: it.get("VpcConfig").get("Subnets").alternatives(),
  "security-group": it.get("VpcConfig").get("SecurityGroupIds").alternatives(),
  cache: [it.get("Cache").get("Location")],
  log: [it.get("LogsConfig").get("CloudWatchLogs").get("GroupName")],
});

const ofTemplate = (it: Template): Parts => {
  const data = it.get("LaunchTemplateData");
  const interfaces = data.get("NetworkInterfaces").alternatives();
  const profile = data.get("IamInstanceProfile");
  return {
    role: [profile.get("Arn"), profile.get("Name")],
    key: data
      .get("BlockDeviceMappings")
      .alternatives()
      .map((one) => one.get("Ebs").get("KmsKeyId")),
    subnet: interfaces.map((one) => one.get("SubnetId")),
    "security-group": [
      ...data.get("SecurityGroupIds").alternatives(),
      ...interfaces.flatMap((one) => one.get("Groups").alternatives()),
    ],
  };
};

const tierOf = (tags: View<readonly Tag[]>): Value<string | undefined> =>
  derive(ownership(tags).tags, (it) => it.get("TrustTier"));

/** What tells one value from another: its text, or the one resource that it will come from. */
const identityOf = ({ raw }: View<string>): string | undefined => {
  if (raw instanceof Reference) return raw.text;
  if (raw instanceof Unresolved) return raw.from.length === 1 ? raw.from[0] : undefined;
  return typeof raw === "string" ? raw : undefined;
};

const judge = (name: string, its: readonly View<string>[], others: readonly Parts[]): Verdict | undefined => {
  const own = its.filter((view) => !view.isAbsent());
  const theirs = others.flatMap((it) => it[name] ?? []).filter((view) => !view.isAbsent());
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

/** What those of every other tier have. */
const othersOf = (tier: string, near: Near): readonly Parts[] => {
  const isOther = (tags: View<readonly Tag[]>): boolean => {
    const theirs = tierOf(tags);
    return theirs.known && theirs.value !== undefined && theirs.value !== tier;
  };
  return [
    ...near
      .all("AWS::CodeBuild::Project")
      .filter(({ view }) => isOther(view.get("Tags")))
      .map(({ view }) => ofProject(view)),
    ...near
      .all("AWS::EC2::LaunchTemplate")
      .filter(({ view }) => isOther(templateTags(view)))
      .map(({ view }) => ofTemplate(view)),
  ];
};

const shares = (parts: Parts, tier: string, near: Near): readonly Verdict[] => {
  const others = othersOf(tier, near);
  return Object.entries(parts)
    .map(([name, its]) => judge(name, its, others))
    .filter((verdict) => verdict !== undefined);
};

const ofTier = (
  tags: View<readonly Tag[]>,
  check: (tier: string) => readonly (Verdict | undefined)[],
): Verdict | readonly Verdict[] =>
  given(tierOf(tags), (tier): Verdict | readonly Verdict[] =>
    tier === undefined ? [] : check(tier).filter((verdict) => verdict !== undefined),
  );

export default defineRule({
  id: "trust-tiers-share-nothing",
  title: "Runners of one trust tier share nothing with those of another",
  principle: "shared-mechanisms",
  severity: "high",
  why: "Who may change what runs in a pull request, and nothing more, gets with a shared role, key, subnet or cache what the job that deploys has.",
  fix: {
    pulumi:
      "Give the projects and machines of each `TrustTier` a role, key, log group, subnets and a security group of their own, and no cache.",
    cloudformation:
      "Give the projects and machines of each `TrustTier` a role, key, log group, subnets and a security group of their own, and no cache.",
  },
  links: ["https://docs.aws.amazon.com/codebuild/latest/userguide/webhooks.html#webhook-best-practices"],
  checks: {
    "AWS::CodeBuild::Project": (it, near) =>
      ofTier(it.get("Tags"), (tier) => [...shares(ofProject(it), tier, near), ofOtherTier(it, tier, near)]),
    "AWS::EC2::LaunchTemplate": (it, near) => ofTier(templateTags(it), (tier) => shares(ofTemplate(it), tier, near)),
  },
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

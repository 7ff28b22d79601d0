import { usualClasses, type ToldByTag } from "../../components/model/tags";

/** What a user of the packs may set. A rule names the settings it reads; a pack offers just those in its config schema. */
export interface Settings {
  /** Days that automatic backups must be kept. */
  readonly backupDays: number;
  /** Days that logs must be kept; AWS Foundational Security Best Practices CloudWatch.16 asks for a year. */
  readonly logDays: number;
  /** Tag keys of which one must name the owner; letters' case does not matter. */
  readonly ownerTags: readonly string[];
  /** Hours after which people sign in again at the latest. */
  readonly sessionHours: number;
  /** Tag keys that every resource must have; letters' case matters, as it does to AWS. */
  readonly requiredTags: readonly string[];
  /** Regions in which resources and copies of data may be; none is named, none is asked for. */
  readonly allowedRegions: readonly string[];
  /** CIDR blocks that stand for people of ours although they are wide: what lies in one is not the Internet. */
  readonly approvedCidrs: readonly string[];
  /** Zones of the network: for each, names or tags that its subnets have; none is named, none is asked for. */
  readonly zones: { readonly [zone: string]: readonly string[] };
  /** What may pass between zones, each with its reason: `internet -> edge : 443`. All else may not. */
  readonly flows: { readonly [flow: string]: string };
  /** Which tag tells the class of a resource's data, and of which class it is without one. */
  readonly classes: ToldByTag;
  /** What roles and users need, one need a line: `role/deploy s3:PutObject bucket/site/*`. Who is not named is not asked about. */
  readonly declaredNeeds: readonly string[];
}

/**
 * What is said once of the whole project, at the top of its `sallyport.yaml`, because it is about the project and not about a rule.
 */
export const projectKeys = ["classes", "zones", "flows"] as const;
export type ProjectSettings = Partial<Pick<Settings, (typeof projectKeys)[number]>>;
/** What is said of a rule. */
export type RuleSettings = Partial<Omit<Settings, (typeof projectKeys)[number]>>;

export const isOfProject = (setting: string): setting is (typeof projectKeys)[number] =>
  projectKeys.some((it) => it === setting);

/** As people write it. */
export const projectExamples: Required<ProjectSettings> = {
  classes: { tags: ["DataClass"] },
  zones: { edge: ["edge", "public"], data: ["data"] },
  flows: { "internet -> edge : 443": "customers" },
};

export const defaultSettings: Settings = {
  backupDays: 7,
  logDays: 365,
  ownerTags: ["Owner", "Team", "CostCenter", "Service", "Project", "Application"],
  sessionHours: 8,
  requiredTags: [],
  allowedRegions: [],
  approvedCidrs: [],
  zones: {},
  flows: {},
  classes: usualClasses,
  declaredNeeds: [],
};

/** One line on each setting, for config schemas and `sallyport rules`. */
export const settingDescriptions: { readonly [S in keyof Settings]: string } = {
  backupDays: "Days that automatic backups must be kept.",
  logDays: "Days that logs must be kept.",
  ownerTags: "Tag keys of which one must name the owner.",
  sessionHours: "Hours after which people sign in again at the latest.",
  requiredTags: "Tag keys that every resource must have.",
  allowedRegions: "Regions in which resources and copies of data may be.",
  approvedCidrs: "CIDR blocks that may reach what the Internet may not.",
  zones: "Zones of the network: for each, words in the names or tags of its subnets.",
  flows: "What passes between zones, and why: `edge -> app : 8443` with its reason; nothing else does.",
  classes: "Tags that tell the class of data, the first of them that a resource has, and its class without one.",
  declaredNeeds:
    "What roles and users need: who, action and resource, such as `role/deploy s3:PutObject bucket/site/*`.",
};

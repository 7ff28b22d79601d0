import type { Text } from "../../model/plan";
import type { Denial } from "../../model/planned/organizations";
import type { Exempt, Exemptions } from "./exempt";
import type { PolicyType } from "./quotas";

/** What the intents of a set are told. */
export interface Given {
  readonly exemptions: Exemptions;
  /** As {@link unless}, with these exemptions. */
  readonly unless: (who: readonly Exempt[], denial: Denial<Text>) => readonly Denial<Text>[];
  readonly regions: readonly string[];
  /** ARNs of the policies that may be a role's boundary, with wildcards for partition and account. */
  readonly boundaries: readonly string[];
  readonly network: {
    readonly vpcs: readonly Text[];
    readonly addresses: readonly string[];
    readonly subnets: readonly string[];
  };
  /** ARNs of roles and users that people are, with wildcards. */
  readonly people: readonly string[];
  readonly organizationId: Text;
  readonly trustedAccounts: readonly string[];
  readonly issuers: readonly string[];
  /** The place in the organization that accounts must be at, none where all are meant. */
  readonly orgPath: Text | undefined;
}

/** What is to be impossible, why, and who says so. */
export interface Intent {
  readonly policy: PolicyType;
  readonly why: string;
  readonly source: string;
  readonly deny: (given: Given) => readonly Denial<Text>[];
}

export const deny = (
  Sid: string,
  Action: readonly string[],
  Condition?: NonNullable<Denial<Text>["Condition"]>,
  Resource: readonly string[] = ["*"],
): Denial<Text> => ({
  Sid,
  Effect: "Deny",
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});

/** The same, for resource control policies, which say whom they hold for. */
export const refuse = (
  Sid: string,
  Action: readonly string[],
  Condition: NonNullable<Denial<Text>["Condition"]>,
): Denial<Text> => ({ Sid, Effect: "Deny", Principal: "*", Action, Resource: ["*"], Condition });

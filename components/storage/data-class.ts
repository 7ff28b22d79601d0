import { PlanError } from "../model/plan-error";
import type { Sensitivity } from "../model/sensitivity";

/**
 * How bad it is when the data is read by the wrong people, which decides everything else. The four steps are those of AWS's own
 * guidance: https://docs.aws.amazon.com/whitepapers/latest/data-classification/data-classification-models-and-schemes.html
 */
export type DataClass = "public" | "internal" | "confidential" | "restricted";

export interface DataClassPolicy {
  /**
   * Days from one rotation of the key to the next. A year is KMS's own default and CIS AWS Foundations 3.6; what is worse to lose
   * is spread over more keys (NIST SP 800-57 part 1, 5.3.6: the shorter the period, the less one key exposes).
   */
  readonly rotationDays: number;
  /** Days from the order to delete a key until it is gone, during which it can be called back: the most that KMS allows. */
  readonly deletionWindowDays: 30;
  /** Days that overwritten and deleted objects can be brought back. */
  readonly oldVersionsDays: number;
  /** Days during which nobody without `s3:BypassGovernanceRetention` can delete a version; absent, there is no such time. */
  readonly lockDays?: number;
  /** Days that backups are kept. Services' own backups end at 35 (RDS and DynamoDB); what is longer is AWS Backup's. */
  readonly backupDays: number;
  /** Days that records of use are kept: a year by FSBP CloudWatch.16, and for cards by PCI DSS 10.5.1. */
  readonly recordsDays: 365 | 731;
  /**
   * Days that one value of a secret works: at most 90 by FSBP SecretsManager.4; 7 is what RDS does with the passwords that it
   * manages itself. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
   */
  readonly secretDays: number;
  /**
   * Days that a message waits for its reader before it is lost; 4 is SQS's own default, 14 its most.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-queue-parameters.html
   */
  readonly messageDays: number;
  /** Whether logs hide what is about a person (GDPR article 32 (1)(a), PCI DSS 3.5.1); what opens doors they always hide. */
  readonly masksPersonalData: boolean;
  /** Whether a copy in another region or account must be made, or left out in words (NIST SP 800-53 CP-6 and CP-9). */
  readonly replicated: boolean;
  /** Whether only principals of the same account may be let in, whatever other statements and access points say. */
  readonly ownAccountOnly: boolean;
  /** The zones that may hold it, by what they are for: NIST SP 800-53 SC-7 (21), and PCI DSS 1.4.4 on what is never at the edge. */
  readonly zones: readonly Sensitivity[];
}

/** What does not depend on the class is no field: encryption, versions, TLS, records of use and protection from deletion are always on. */
export const dataClasses = {
  public: {
    rotationDays: 365,
    deletionWindowDays: 30,
    oldVersionsDays: 30,
    backupDays: 7,
    recordsDays: 365,
    secretDays: 90,
    messageDays: 4,
    masksPersonalData: false,
    replicated: false,
    ownAccountOnly: false,
    zones: ["edge", "app", "data", "management"],
  },
  internal: {
    rotationDays: 365,
    deletionWindowDays: 30,
    oldVersionsDays: 90,
    backupDays: 14,
    recordsDays: 365,
    secretDays: 90,
    messageDays: 4,
    masksPersonalData: false,
    replicated: false,
    ownAccountOnly: false,
    zones: ["app", "data", "management"],
  },
  confidential: {
    rotationDays: 180,
    deletionWindowDays: 30,
    oldVersionsDays: 180,
    backupDays: 35,
    recordsDays: 365,
    secretDays: 30,
    messageDays: 7,
    masksPersonalData: true,
    replicated: false,
    ownAccountOnly: true,
    zones: ["data", "management"],
  },
  restricted: {
    rotationDays: 90,
    deletionWindowDays: 30,
    oldVersionsDays: 365,
    lockDays: 365,
    backupDays: 35,
    recordsDays: 731,
    secretDays: 7,
    messageDays: 7,
    masksPersonalData: true,
    replicated: true,
    ownAccountOnly: true,
    zones: ["data"],
  },
} as const satisfies { readonly [C in DataClass]: DataClassPolicy };

/** From what is least bad to lose to what is worst. */
type Order = readonly ["public", "internal", "confidential", "restricted"];

/** A class and all that are less bad to lose: what may flow into something of this class. */
export type AtMost<C extends DataClass> = C extends DataClass ? Upto<C, Order> : never;
type Upto<C extends DataClass, Steps extends readonly DataClass[]> = Steps extends readonly [
  infer First extends DataClass,
  ...infer Rest extends readonly DataClass[],
]
  ? First extends C
    ? First
    : First | Upto<C, Rest>
  : never;

/** A class and all that are worse to lose: where something of this class may flow. */
export type AtLeast<C extends DataClass> = C | Exclude<DataClass, AtMost<C>>;

/** What a class decides. */
export const policyOf = (dataClass: DataClass): DataClassPolicy => dataClasses[dataClass];

/** The zones that may hold data of a class, for arguments: anything else does not compile. */
export type ZoneFor<C extends DataClass> = (typeof dataClasses)[C]["zones"][number];

/** For zones whose sensitivity the compiler does not know. Throws a `PlanError` where the zone may not hold data of the class. */
export const checkZone = (what: string, dataClass: DataClass, sensitivity: Sensitivity): void => {
  const { zones } = policyOf(dataClass);
  if (zones.includes(sensitivity)) return;
  const where = zones.map((it) => `"${it}"`).join(" or ");
  throw new PlanError(
    `${what} holds ${dataClass} data, which no zone for "${sensitivity}" may hold: place it in one for ${where}.`,
  );
};

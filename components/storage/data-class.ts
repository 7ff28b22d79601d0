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
  /** Days that overwritten and deleted objects can be brought back. */
  readonly oldVersionsDays: number;
  /** Days during which nobody without `s3:BypassGovernanceRetention` can delete a version; absent, there is no lock. */
  readonly lockDays?: number;
  /** Whether only principals of the same account may be let in, whatever other statements and access points say. */
  readonly ownAccountOnly: boolean;
}

export const dataClasses: { readonly [C in DataClass]: DataClassPolicy } = {
  public: { rotationDays: 365, oldVersionsDays: 30, ownAccountOnly: false },
  internal: { rotationDays: 365, oldVersionsDays: 90, ownAccountOnly: false },
  confidential: { rotationDays: 180, oldVersionsDays: 180, ownAccountOnly: true },
  restricted: { rotationDays: 90, oldVersionsDays: 365, lockDays: 365, ownAccountOnly: true },
};

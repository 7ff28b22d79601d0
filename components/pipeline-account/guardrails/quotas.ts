/** The two kinds of policy that limit what can be done, whoever allows it. */
export type PolicyType = "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY";

/** What Organizations takes, by the kind of policy. */
interface Quota {
  /** Characters of one document, white space included: plans write none. */
  readonly characters: number;
  /** Policies attached to one root, unit or account. */
  readonly attached: number;
  /** Of them AWS's own, `FullAWSAccess` and `RCPFullAWSAccess`, without which nothing is allowed. */
  readonly taken: number;
}

/**
 * AWS doubled both numbers for service control policies on 15 May 2026, in every region and partition, for all organizations:
 * https://aws.amazon.com/about-aws/whats-new/2026/05/aws-organizations-increased-scp-quotas/. Those for resource control policies
 * stand: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const quotas: { readonly [T in PolicyType]: Quota } = {
  SERVICE_CONTROL_POLICY: { characters: 10_240, attached: 10, taken: 1 },
  RESOURCE_CONTROL_POLICY: { characters: 5_120, attached: 5, taken: 1 },
};

/** How many policies of one's own one target takes. */
export const roomFor = (type: PolicyType): number => quotas[type].attached - quotas[type].taken;

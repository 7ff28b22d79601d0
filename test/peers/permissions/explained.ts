import type { Answer } from "../../../policy-packs/proofs/permissions/decide";
import type { Case } from "./cases";

/** Where the other evaluator is not followed, and why. An entry that explains nothing any more fails the test. */
export interface Explained {
  readonly because: string;
  readonly link: string;
  readonly when: (one: Case, answer: Answer) => boolean;
}

const has = (part: unknown, text: string): boolean => JSON.stringify(part ?? "").includes(text);

export const explained: readonly Explained[] = [
  {
    because:
      "What a resource's policy gives to the session itself, or to everybody, is not filtered by the session policy: only what " +
      "it gives to the role is.",
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session",
    when: (one, answer) =>
      one.caller.kind === "role" &&
      one.caller.account === one.account &&
      one.session !== undefined &&
      answer.answer === "yes" &&
      answer.by.every(({ policy }) => policy === "resource"),
  },
  {
    because: "0.0.0.0/0 is every IPv4 address, those from 128.0.0.0 on too.",
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress",
    when: (one) => has(one, "0.0.0.0/0"),
  },
  {
    because:
      "NotPrincipal with an account spares the account, not each user and role of it: those have to be named beside it.",
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
    when: (one) => has(one.resourcePolicy, "NotPrincipal") && one.caller.account === one.account,
  },
  {
    because: "Without version 2012-10-17 of the policy language, variables are texts like any other.",
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
    when: (one) => has(one, "2008-10-17") && has(one, "${aws:"),
  },
  {
    because:
      "An IPv6 address is none of an IPv4 block, and the other way round: NotIpAddress is every address but those.",
    link: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress",
    when: (one) => has(one, "NotIpAddress") && (has(one.context, "2001:db8::1") || has(one, "2001:db8::/32")),
  },
];

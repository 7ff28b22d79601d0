import type { Place } from "../../components/model/graph";
import { defineRule, type Rule } from "./rule";
import type { Severity } from "./severity";

/** What is wrong with an exemption: a finding like any other, told where the exemption is written. */
export interface RegisterFinding {
  readonly rule: Rule;
  readonly message: string;
  /** What the exemption is for: a resource or a pattern. */
  readonly resource: string;
  readonly place: Place | undefined;
}

const links = ["https://csrc.nist.gov/glossary/term/risk_acceptance"];

const about = (id: string, severity: Severity, title: string, why: string, fix: string): Rule =>
  defineRule({
    id,
    title,
    principle: "asset-management",
    severity,
    why,
    fix: { pulumi: fix, cloudformation: fix },
    links,
    checks: {},
    examples: { good: [], bad: [] },
    equivalents: [],
  });

/** What is asked of exemptions themselves. None of these can be exempted. */
export const exemptionUnused = about(
  "exemption-unused",
  "low",
  "Every exemption still exempts something",
  "An exemption that nobody needs any more waits for the next fault of its kind and hides it.",
  "Take the exemption out.",
);

export const exemptionTooBroad = about(
  "exemption-too-broad",
  "high",
  "An exemption says what it is about",
  "What is exempt without having been looked at was not accepted by anybody: the next resource that fits is waved through.",
  "Name the resource, and the aspect of a rule that has several; disable a rule that is not wanted in the configuration.",
);

export const exemptionIncomplete = about(
  "exemption-incomplete",
  "medium",
  "An exemption says why, who and until when",
  "A risk without owner and end stays for ever, for nobody is asked about it again.",
  "State rule, reason, owner and expires, as 2027-01-31.",
);

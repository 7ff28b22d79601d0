import { isAnybody, statements, type Condition, type Statement } from "../../components/model/statement";
import { given } from "../../components/model/value";
import type { Json, View } from "../../components/model/view";
import { fail, pass, type Verdict } from "./verdict";

/**
 * Keys that tell AWS's own callers apart, so that a condition on one keeps strangers out:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 * `aws:Referer` and `aws:UserAgent` are not among them: anybody can send any.
 */
const callerKeys = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "aws:vpcsourceip",
  "elasticfilesystem:accesspointarn",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
]);

/** Operators that demand a match. `...IfExists` and `ForAllValues:` let through whoever does not send the key. */
const demanding = /^(foranyvalue:)?(stringequals(ignorecase)?|stringlike|arnequals|arnlike|ipaddress)$/;

/** Below /8 (IPv4) and /32 (IPv6), AWS itself calls a range public (same page as above). */
const tooWide = (cidr: string): boolean => {
  const prefix = /\/(\d+)$/.exec(cidr)?.[1];
  return prefix !== undefined && Number(prefix) < (cidr.includes(":") ? 32 : 8);
};

const matchesAnything = (value: string): boolean =>
  /^\*+$/.test(value) || /^arn:[^:]*:[^:]*:[^:]*:\*?:\*$/.test(value) || tooWide(value);

const keepsStrangersOut = ({ operator, key, values }: Condition): boolean =>
  demanding.test(operator) && callerKeys.has(key) && values.length > 0 && !values.some(matchesAnything);

/** Whether a statement allows anybody at all: no account, service or network is named, in the principal or by a condition. */
export const opensToAnybody = (statement: Statement): boolean =>
  statement.effect === "Allow" &&
  // Allow with NotPrincipal is everybody but the few it names, anonymous callers included:
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
  (statement.principals.some(isAnybody) || statement.notPrincipals.length > 0) &&
  !statement.conditions.some(keepsStrangersOut);

/** The element of a statement that a finding is about; the statement itself where the element is written elsewhere. */
export const elementOf = (statement: Statement, ...names: readonly string[]): View<unknown> => {
  const view = statement.view as unknown as View<{ readonly [name: string]: Json }>;
  return names.map((name) => view.get(name)).find((element) => !element.isAbsent()) ?? statement.view;
};

/** Judges a resource's policy: fails at the first statement that allows anybody. An absent policy allows nobody. */
export const closedToStrangers = (document: View<Json>, because: string): Verdict =>
  document.isAbsent()
    ? pass
    : given(statements(document), (list) => {
        const open = list.find(opensToAnybody);
        return open === undefined ? pass : fail(elementOf(open, "Principal", "NotPrincipal"), because);
      });

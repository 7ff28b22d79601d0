import { isAnybody, isEverything, type Condition, type Statement } from "./statement";

/**
 * Keys that say who calls, or for whom: with a value of one's own they narrow `Principal: "*"` down to it. These are the keys by
 * which S3, too, tells a public policy from one that is not:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 * and what KMS, SNS and EFS add for their own policies. `aws:Referer` and `aws:UserAgent` are not among them: anybody can send any.
 */
const narrowingKeys: ReadonlySet<string> = new Set([
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
  "aws:sourcevpcarn",
  "aws:sourcevpce",
  "aws:userid",
  "aws:vpceaccount",
  "aws:vpceorgid",
  "aws:vpceorgpaths",
  "elasticfilesystem:accessedviamounttarget",
  "elasticfilesystem:accesspointarn",
  "kms:calleraccount",
  "lambda:sourcefunctionarn",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
  "sns:endpoint",
  "sts:externalid",
]);

/** Operators that hold only where the key is there and matches. `ForAllValues` and `...IfExists` hold where it is missing. */
const positive = /^(foranyvalue:)?(string(equals|equalsignorecase|like)|arn(equals|like)|ipaddress|bool)$/;

/** These two compare letter by letter: for them `*` is a star and matches nobody. */
const literal = /^(foranyvalue:)?stringequals(ignorecase)?$/;

/** Whether a condition leaves only callers whom the author of the policy has named. */
export const narrows = ({ operator, key, values }: Condition): boolean =>
  positive.test(operator) &&
  narrowingKeys.has(key) &&
  values.length > 0 &&
  (literal.test(operator) || values.every((value) => namesSomebody(key, value)));

/** Below /8 (IPv4) and /32 (IPv6) AWS itself calls a range public (same page as above). */
const tooWide = (cidr: string): boolean => {
  const prefix = /\/(\d+)$/.exec(cidr)?.[1];
  return prefix !== undefined && Number(prefix) < (cidr.includes(":") ? 32 : 8);
};

const namesSomebody = (key: string, value: string): boolean => {
  if (isEverything(value)) return false;
  if (key === "aws:sourceip") return !tooWide(value);
  // In any account there may be a role or a rule of that name; a bucket's name is the bucket's alone and has no account.
  const [prefix, , , , account, ...resource] = value.replace(/\$\{[^${}]*\}/g, "x").split(":");
  if (prefix !== "arn" || account === undefined) return !/^[*?]+$/.test(value);
  return account === "" ? !resource.join(":").startsWith("*") : !/[*?]/.test(account);
};

/**
 * Whether a statement lets in anybody at all: everybody, or everybody but a few, and no condition that says who. `Allow` with
 * `NotPrincipal` lets in anonymous callers, too:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export const isOpen = (statement: Statement): boolean =>
  statement.effect === "Allow" &&
  (statement.principals.some(isAnybody) || statement.notPrincipals.length > 0) &&
  !statement.conditions.some(narrows);

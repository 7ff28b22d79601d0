import { isOpaque, type Named, type Opaque, type Statement } from "./document";
import { allOf, anyOf, not, unsure, type Match } from "./match";
import { lettersOf, matchPattern, type Pattern, type Text, type Context } from "./pattern";
import type { Caller } from "./request";

/**
 * How closely a resource's policy names a caller. What it gives to the caller itself (a user, a session, anybody) no boundary
 * holds back; what it gives to a role is held back by boundary and session policy; what it gives to an account is for the account's
 * own policies to hand on.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
 */
export type Level = "itself" | "role" | "account";

export interface Grant {
  readonly level: Level;
  readonly match: Match;
}

const noContext: Context = { values: () => null };

const isStar = (who: Pattern): boolean =>
  who.length > 0 && who.every((part) => typeof part === "object" && "wildcard" in part && part.wildcard === "*");

/** As a text: whatever else looks like a wildcard in a principal is none. */
const literal = (who: Pattern): Pattern =>
  who.map((part) => (typeof part === "object" && "wildcard" in part ? part.wildcard : part));

const same = (who: Pattern, text: Text): Match => matchPattern(literal(who), text, noContext);

const letters = (text: string): Text => Array.from(text);

const accountMatch = (who: Pattern, caller: Extract<Caller, { arn: Text }>): Match => {
  if (caller.account === undefined) {
    const written = lettersOf(literal(who));
    return /^(arn:[\w-]+:iam::)?\d{12}(:root)?$/.test(written) ? unsure("the account of whoever asks") : false;
  }
  const partition = /^arn:([\w-]+):/.exec(lettersOf(caller.arn))?.[1] ?? "aws";
  return anyOf([
    same(who, letters(caller.account)),
    same(who, letters(`arn:${partition}:iam::${caller.account}:root`)),
  ]);
};

/** How one named principal is this caller. */
const grantsOf = ({ type, who }: Named, caller: Caller): readonly Grant[] => {
  if (isOpaque(who)) return [{ level: "itself", match: unsure(who.missing) }];
  if ((type === "*" || type === "AWS") && isStar(who)) return [{ level: "itself", match: true }];
  if (caller.kind === "anonymous") return [];
  if (caller.kind === "service") return type === "Service" ? [itself(same(who, letters(caller.name)))] : [];
  if (caller.kind === "federated") return type === "Federated" ? [itself(same(who, caller.provider))] : [];
  if (type === "CanonicalUser") return [itself(unsure("which account a canonical user ID names"))];
  if (type !== "AWS") return [];
  const account: Grant = { level: "account", match: accountMatch(who, caller) };
  if (caller.kind === "role") {
    return [itself(same(who, caller.session)), { level: "role", match: same(who, caller.arn) }, account];
  }
  return caller.kind === "user" ? [itself(same(who, caller.arn)), account] : [account];
};

const itself = (match: Match): Grant => ({ level: "itself", match });

const lists = (list: readonly Named[] | Opaque, caller: Caller): readonly Grant[] =>
  isOpaque(list) ? [itself(unsure(list.missing))] : list.flatMap((it) => grantsOf(it, caller));

/**
 * Whom a statement of a resource's policy means, level by level. `NotPrincipal` spares a caller for certain only where its account,
 * and for a session its role too, are named beside it: AWS may look at those first.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export const grantsTo = ({ principals, notPrincipals }: Statement, caller: Caller): readonly Grant[] => {
  if (principals !== undefined) return lists(principals, caller);
  if (notPrincipals === undefined) return [];
  return [itself(not(spares(notPrincipals, caller)))];
};

const spares = (list: readonly Named[] | Opaque, caller: Caller): Match => {
  const named = lists(list, caller);
  const everybody = !isOpaque(list) && list.some(({ who }) => !isOpaque(who) && isStar(who));
  if (everybody || !("account" in caller) || caller.kind === "root") return anyOf(named.map(({ match }) => match));
  const at = (level: Level): Match => anyOf(named.filter((it) => it.level === level).map(({ match }) => match));
  const all =
    caller.kind === "role" ? allOf([at("itself"), at("role"), at("account")]) : allOf([at("itself"), at("account")]);
  const some = anyOf([at("itself"), at("role")]);
  if (all === true || some === false) return all;
  return allOf([some, unsure("whether AWS looks at the account or the role before whom NotPrincipal names")]);
};

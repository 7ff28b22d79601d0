import type { Kind, Properties } from "../../components/model/graph";
import { isOpen } from "../../components/model/openness";
import type { Json } from "../../components/model/schema";
import { covers, elementOf, findStatement, isAnybody, type Statement } from "../../components/model/statement";
import { derive, given, type Value } from "../../components/model/value";
import type { View } from "../../components/model/view";
import type { Check, Checks, Example, Neighbours } from "../core/rule";
import { eachOf, fail, pass, type Verdict } from "../core/verdict";
import { comesFromHere } from "./read";

/** Whether a resource's own policy lets in anybody at all, with the principal that does as its place. */
export const openPolicy = (document: View<Json>): Value<boolean> => {
  const found = findStatement(document, isOpen);
  if (!found.known || found.value === undefined) return derive(found, () => false);
  const anybody = found.value.principals.some(isAnybody);
  const who = elementOf(found.value, anybody ? "Principal" : "NotPrincipal");
  return { known: true, value: true, at: who.origin, written: true, shown: who.shown };
};

/** Whether a statement denies everybody all of these actions while they come by plain HTTP. */
export const deniesPlainHttp =
  (actions: readonly string[]) =>
  (statement: Statement): boolean =>
    statement.effect === "Deny" &&
    statement.principals.some(isAnybody) &&
    actions.every((action) => statement.actions.some((pattern) => covers(pattern, action))) &&
    statement.conditions.some(
      ({ operator, key, values }) =>
        /^bool(ifexists)?$/.test(operator) && key === "aws:securetransport" && values.includes("false"),
    );

/** Whether a statement is about all actions there are, or all of a service, by a pattern of its name: other rules' finding. */
export const isAllOf = (service: string): ((statement: Statement) => boolean) => {
  const all = new RegExp(`^(\\*|${service}:\\*)+$`, "i");
  return ({ actions }) => actions.some((action) => all.test(action));
};

type Judge = (document: View<Json>, near: Neighbours) => Verdict;
type Holder = "AWS::IAM::Role" | "AWS::IAM::User" | "AWS::IAM::Group";
type Standalone = Exclude<Extract<Kind, `AWS::IAM::${string}Policy`>, Holder>;

const inline =
  (judge: Judge) =>
  (it: View<Pick<Properties<Holder>, "Policies">>, near: Neighbours): Verdict =>
    eachOf(it.get("Policies"), (policy) => judge(policy.get("PolicyDocument"), near));

/** One check for every kind that says what its holder may do: policies of their own and those written inside roles, users and groups. */
export const permissions = (judge: Judge): Checks => {
  const alone: Check<Standalone> = (it, near) => judge(it.get("PolicyDocument"), near);
  return {
    "AWS::IAM::Group": inline(judge),
    "AWS::IAM::GroupPolicy": alone,
    "AWS::IAM::ManagedPolicy": alone,
    "AWS::IAM::Policy": alone,
    "AWS::IAM::Role": inline(judge),
    "AWS::IAM::RolePolicy": alone,
    "AWS::IAM::User": inline(judge),
    "AWS::IAM::UserPolicy": alone,
    // What a permission set says itself becomes the inline policy of its roles.
    "AWS::SSO::PermissionSet": (it, near) => judge(it.get("InlinePolicy"), near),
  };
};

/** What nobody denies but a boundary, to whoever it bounds. */
const keepsItself = ({ effect, actions }: Statement): boolean =>
  effect === "Deny" && actions.some((pattern) => covers(pattern, "iam:DeleteRolePermissionsBoundary"));

const isNamedAsBoundary = (near: Neighbours): boolean =>
  [...near.all("AWS::IAM::Role"), ...near.all("AWS::IAM::User")].some(({ view }) =>
    near
      .targets((view as View<{ PermissionsBoundary?: string }>).get("PermissionsBoundary"), "AWS::IAM::ManagedPolicy")
      .some(({ address }) => address === near.self.address),
  );

/**
 * Whether a policy only bounds others' permissions: it gives none, and by custom begins with "everything". Some role or user here
 * names it, or nobody here holds it and it denies that boundaries are taken away.
 */
export const onlyBounds = (document: View<Json>, near: Neighbours): boolean => {
  if (near.self.kind !== "AWS::IAM::ManagedPolicy") return false;
  if (isNamedAsBoundary(near)) return true;
  const found = findStatement(document, keepsItself);
  return found.known && found.value !== undefined && !isHeld(near);
};

/** Whether a role, user or group has the judged policy attached: one by one, for several satellites may make up the list. */
export const holds = (view: View<{ readonly ManagedPolicyArns?: readonly string[] }>, near: Neighbours): boolean =>
  view
    .get("ManagedPolicyArns")
    .alternatives()
    .some((arn) => near.targets(arn, "AWS::IAM::ManagedPolicy").some(({ address }) => address === near.self.address));

const isHeld = (near: Neighbours): boolean =>
  [...near.all("AWS::IAM::Role"), ...near.all("AWS::IAM::User"), ...near.all("AWS::IAM::Group")].some(({ view }) =>
    holds(view as View<Pick<Properties<Holder>, "ManagedPolicyArns">>, near),
  );

/** A policy of one statement that allows, for examples. */
export const allowing = (action: string, resource: string): readonly Example[] => [
  {
    type: "AWS::IAM::ManagedPolicy",
    properties: { PolicyDocument: { Statement: [{ Effect: "Allow", Action: action, Resource: resource }] } },
  },
];

/**
 * One check for every kind to which AWS's own policies are attached: none of those that a pattern names may be. A policy of this very
 * stack, whose ARN is not known yet, is none of them.
 */
export const attachedPolicies = (pattern: RegExp, because: string): Checks => {
  const judge = (arns: View<readonly string[]>): Verdict =>
    eachOf(arns, (arn) =>
      comesFromHere(arn) ? pass : given(arn.text(), (text) => (pattern.test(text ?? "") ? fail(arn, because) : pass)),
    );
  return {
    "AWS::IAM::Group": (it) => judge(it.get("ManagedPolicyArns")),
    "AWS::IAM::Role": (it) => judge(it.get("ManagedPolicyArns")),
    "AWS::IAM::User": (it) => judge(it.get("ManagedPolicyArns")),
    "AWS::SSO::PermissionSet": (it) => judge(it.get("ManagedPolicies")),
  };
};

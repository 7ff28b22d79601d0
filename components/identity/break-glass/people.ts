import { region, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Trust } from "../trust";
import type { People } from "./spec";

/** The tag of the role that says for whom it is open: a user's name, or the name of a session of IAM Identity Center. */
export const approvedFor = "ApprovedFor";

const session = { sourceIdentity: "required" } as const;

/** Only through STS of this region: elsewhere nobody would hear of it. */
const here: { readonly [key: string]: Text } = { "aws:RequestedRegion": region };

/**
 * Whoever approves says who it is, and cannot say somebody else: the source identity has to be the caller's own name, and stays on
 * everything that the session does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
export const approving = <R>(people: People<R>, why: string): Trust<R> =>
  people.users === undefined
    ? {
        ...people,
        why,
        session,
        // The end of a role session's id is the session's name, which Identity Center makes the user's.
        conditions: { StringEquals: here, StringLike: { "aws:userid": "*:${sts:SourceIdentity}" } },
      }
    : {
        ...people,
        why,
        session,
        conditions: { StringEquals: { ...here, "sts:SourceIdentity": "${aws:username}" } },
      };

/** Only the one whom the role's tag names. Without the tag there is no such name, and nobody is let in. */
export const approved = <R>(people: People<R>, why: string): Trust<R> => {
  const name = `\${iam:ResourceTag/${approvedFor}}`;
  const open = { Null: { [`iam:ResourceTag/${approvedFor}`]: false } };
  const own = { ...here, "sts:SourceIdentity": name };
  return people.users === undefined
    ? { ...people, why, session, conditions: { ...open, StringEquals: own, StringLike: { "aws:userid": `*:${name}` } } }
    : { ...people, why, session, conditions: { ...open, StringEquals: { ...own, "aws:username": name } } };
};

/** Two people, by the arguments already: nobody stands on both sides. */
export const checkApart = <R>(name: string, responders: People<R>, approvers: People<R>): void => {
  const both =
    responders.users !== undefined && approvers.users !== undefined
      ? responders.users.find((it) => approvers.users.some((other) => other === it))
      : responders.permissionSet !== undefined && responders.permissionSet === approvers.permissionSet
        ? responders.permissionSet
        : undefined;
  if (both !== undefined) {
    throw new PlanError(`Break-glass ${name} has ${String(both)} approve what it does itself: name others to approve.`);
  }
};

import { allows, isAllOfIam, isEverything, type Statement } from "../../components/model/statement";

/** What these ask of a statement. */
export type Said = Pick<Statement, "effect" | "actions" | "resources" | "conditions">;

/** Each of these alone, on any user, role or policy, leads to that one's permissions. */
const ladders = [
  "iam:AddUserToGroup",
  "iam:AttachGroupPolicy",
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:CreatePolicyVersion",
  "iam:PutGroupPolicy",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:SetDefaultPolicyVersion",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateLoginProfile",
  "sts:AssumeRole",
];

/** Conditions on what is changed or taken: a boundary that must stay, a policy that may be attached, a tag of the role. */
const bounds = /^(iam:|sts:externalid|aws:resource(tag|account|org))/;

/** The action by which a statement alone lets its holder take the rights of any other. */
export const ladderOf = (statement: Said): string | undefined =>
  statement.resources.some(isAllOfIam) && !statement.conditions.some(({ key }) => bounds.test(key))
    ? ladders.find((action) => allows(statement, action))
    : undefined;

/** Whether a statement lets its holder pass any role on to any service. */
export const passesAnyRole = (statement: Said): boolean =>
  allows(statement, "iam:PassRole") &&
  statement.resources.some(isAllOfIam) &&
  !statement.conditions.some(({ key }) => key === "iam:passedtoservice" || key === "iam:associatedresourcearn");

/** Whoever may do everything in IAM may give himself the rest. */
export const givesAdmin = ({ effect, actions, resources }: Said): boolean =>
  effect === "Allow" &&
  actions.some((action) => isEverything(action) || /^iam:\*+$/i.test(action)) &&
  resources.some(isAllOfIam);

import type { Text } from "../model/plan";
import type { PolicyStatement } from "../model/planned/policy";
import { gitHubTrust, type GitHubTrust } from "./trust/github";
import { gitLabTrust, type GitLabTrust } from "./trust/gitlab";
import {
  permissionSetTrust,
  rolesTrust,
  usersTrust,
  type PermissionSetTrust,
  type RolesTrust,
  type UsersTrust,
} from "./trust/principals";
import { serviceTrust, type ServiceTrust } from "./trust/services";
import { endOf } from "./trust/terms";

export type { GitHubTrust, WorkflowRef } from "./trust/github";
export type { GitLabTrust } from "./trust/gitlab";

/**
 * Who may take a role: one of AWS's services, the jobs of one repository at GitHub or one project at GitLab, roles or users by name,
 * or whoever has a permission set. Nobody can be let in by a pattern. `R` is a value that may be known only after deployment.
 */
export type Trust<R> =
  | ServiceTrust<R>
  | { readonly github: GitHubTrust<R> }
  | { readonly gitlab: GitLabTrust<R> }
  | RolesTrust<R>
  | UsersTrust<R>
  | PermissionSetTrust;

/**
 * The statements of a role's trust policy. `what` is the role, for errors: `Role deployer`; `today` the date, as `2027-03-31`.
 * Throws a `PlanError`.
 */
export const trustOf = <R>(what: string, trust: Trust<R>, today: string): readonly PolicyStatement<Text>[] => {
  if ("github" in trust) return gitHubTrust(what, trust.github, endOf(what, trust.github, today));
  if ("gitlab" in trust) return gitLabTrust(what, trust.gitlab, endOf(what, trust.gitlab, today));
  const end = endOf(what, trust, today);
  if ("service" in trust) return serviceTrust(what, trust, end);
  if ("roles" in trust) return rolesTrust(what, trust, end);
  return "users" in trust ? usersTrust(what, trust, end) : permissionSetTrust(what, trust, end);
};

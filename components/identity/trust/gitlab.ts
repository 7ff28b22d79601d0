import type { Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import { federated, issuerOf, type ByName, type Claims, type OidcProvider } from "./oidc";
import { argued, exact, idOf, type Conditions, type Term } from "./terms";

/** GitLab's kinds of environments: https://docs.gitlab.com/ci/environments/#deployment-tier-of-environments */
type DeploymentTier = "production" | "staging" | "testing" | "development" | "other";

interface Project {
  readonly project: {
    /** With all its groups: `acme/platform/shop`. */
    readonly path: string;
    /** On the project's page, and `CI_PROJECT_ID`. */
    readonly id: number;
  };
  /** One branch or one tag, by its short name. */
  readonly ref: { readonly branch: string; readonly tag?: never } | { readonly tag: string; readonly branch?: never };
  /**
   * Only jobs for a protected environment of this tier (GitLab 18.7). AWS cannot compare the name of an environment. The project's
   * `ci_id_token_sub_claim_components` must then end in `environment_protected`, `deployment_tier`.
   */
  readonly environment?: { readonly tier: DeploymentTier };
}

interface Hosted<R> {
  readonly provider: OidcProvider<"gitlab", R>;
  /**
   * `immutable`, the default: subjects that begin with the project's id, for which the project's `ci_id_token_sub_claim_components`
   * is set to `["project_id", "ref_type", "ref"]`. `both`: the old form as well, while projects move; the id is then asked for
   * beside the subject.
   */
  readonly subjects?: "immutable" | "both";
  /** Only for protected branches and tags. True by default. */
  readonly refProtected?: boolean;
}

/** A server of one's own: AWS compares nothing of its tokens but audience and subject. */
interface Server<R> {
  readonly provider: OidcProvider<"gitlab-server", R>;
  /** Let in by name as well, while projects move: whoever has the path is, whatever the project's id. */
  readonly subjects?: "immutable" | ByName;
  readonly refProtected?: never;
}

/** Which jobs of GitLab CI/CD may take a role: of one project, for one branch or tag. */
export type GitLabTrust<R> = Term & Project & (Hosted<R> | Server<R>);

const issuers = { gitlab: /^gitlab\.com$/, "gitlab-server": /^(?!gitlab\.com$)[a-z0-9.-]+\.[a-z]+(\/[\w./-]*[\w-])?$/ };

/**
 * One statement for one project and ref. On GitLab.com AWS also compares `project_id` and `ref_protected`; elsewhere only what the
 * subject says. https://docs.gitlab.com/ci/secrets/id_token_authentication/#token-payload,
 * https://docs.gitlab.com/ci/cloud_services/#use-the-project-id-as-the-subject and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export const gitLabTrust = <R>(
  what: string,
  trust: GitLabTrust<R>,
  more: Conditions,
): readonly PolicyStatement<Text>[] => {
  const { provider } = trust;
  issuerOf(what, provider, issuers[provider.kind]);
  return [federated(what, "GitLab", provider, claimsOf(what, trust), more)];
};

const claimsOf = <R>(what: string, trust: GitLabTrust<R>): Claims => {
  const path = exact(what, "GitLab project", trust.project.path, /^[\w.-]+(\/[\w.-]+)+$/);
  const id = idOf(what, `GitLab project ${path}`, trust.project.id);
  const rest = `${refOf(what, trust)}${environmentOf(trust)}`;
  const [byId, byPath] = [`project_id:${id}:${rest}`, `project_path:${path}:${rest}`];
  if (trust.provider.kind === "gitlab-server") {
    const { subjects = "immutable" } = trust as Server<R>;
    if (subjects === "immutable") return { subjects: [byId], others: {} };
    argued(what, `${path} by name`, subjects.names.why);
    return { subjects: [byId, byPath], others: {} };
  }
  const { subjects = "immutable", refProtected = true } = trust as Hosted<R>;
  return {
    subjects: subjects === "immutable" ? [byId] : [byId, byPath],
    others: {
      ...(subjects === "both" ? { project_id: id } : {}),
      ...(refProtected ? { ref_protected: "true" } : {}),
    },
  };
};

const refForm = /^[^\s~^:\\]+$/;

const refOf = <R>(what: string, { ref: { branch, tag } }: GitLabTrust<R>): string => {
  if ((branch === undefined) === (tag === undefined)) {
    throw new PlanError(`${what} trusts GitLab for a branch or a tag: name exactly one.`);
  }
  return branch === undefined
    ? `ref_type:tag:ref:${exact(what, "tag", tag, refForm)}`
    : `ref_type:branch:ref:${exact(what, "branch", branch, refForm)}`;
};

const environmentOf = <R>({ environment }: GitLabTrust<R>): string =>
  environment === undefined ? "" : `:environment_protected:true:deployment_tier:${environment.tier}`;

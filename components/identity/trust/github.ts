import type { Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import { federated, issuerOf, type ByName, type Claims, type OidcProvider } from "./oidc";
import { argued, exact, idOf, type Conditions, type Term } from "./terms";

/** A name and the id that GitHub gave with it. Names are given up and registered anew by others; ids are not. */
interface Immutable {
  readonly name: string;
  /** `gh api repos/OWNER/REPOSITORY --jq '.id, .owner.id'`, or `orgs/OWNER` and `users/OWNER`. */
  readonly id: number;
}

/** A branch or a tag in full. */
type GitRef = `refs/heads/${string}` | `refs/tags/${string}`;

/** `acme/workflows/.github/workflows/deploy.yml@refs/heads/main`: the file of the job, where it is and at which ref. */
export type WorkflowRef = `${string}/${string}/.github/workflows/${string}@${string}`;

/** What a job runs for: exactly one, because a token's subject names one. */
type Context = {
  readonly [K in keyof Contexts]: Pick<Contexts, K> & { readonly [O in Exclude<keyof Contexts, K>]?: never };
}[keyof Contexts];

interface Contexts {
  /** An environment of the repository. What it protects (reviewers, branches) is set at GitHub. */
  readonly environment: string;
  readonly ref: GitRef;
  /** Any pull request of the repository's own branches, and of forks that are given tokens: for roles that only read. */
  readonly pullRequest: true;
}

interface Repository {
  readonly owner: Immutable;
  readonly repository: Immutable;
}

/** GitHub.com, also with the enterprise's own issuer, and GHE.com: AWS compares ids and more of their tokens' claims. */
interface Hosted<R> {
  readonly provider: OidcProvider<"github", R>;
  /** The one file whose jobs are let in: a reusable workflow that the repository calls, or its own. */
  readonly workflow?: WorkflowRef;
  /**
   * `immutable`, the default: subjects with ids, as repositories have that were made or renamed since 2026-07-15 or chose them.
   * `both`: the old form as well, while repositories move; the ids are then asked for beside the subject.
   */
  readonly subjects?: "immutable" | "both";
}

/** A server of one's own. Its subjects have names alone, and AWS compares nothing of its tokens but audience and subject. */
interface Server<R> {
  readonly provider: OidcProvider<"github-server", R>;
  readonly workflow?: never;
  readonly subjects: ByName;
}

/** Which jobs of GitHub Actions may take a role: of one repository, for one context. */
export type GitHubTrust<R> = Term & Repository & Context & (Hosted<R> | Server<R>);

const issuers = {
  github: /^(token\.actions\.githubusercontent\.com(\/[a-z0-9-]+)?|token\.actions\.[a-z0-9-]+\.ghe\.com)$/,
  "github-server": /^[a-z0-9.-]+\/_services\/token$/,
};

/**
 * One statement for one repository and context. What is asked of a token:
 *
 * | | GitHub.com, GHE.com | a server of one's own |
 * |---|---|---|
 * | audience, subject | both | both |
 * | ids of owner and repository | in the subject, or beside it | cannot be |
 * | environment, ref or pull request | in the subject | in the subject |
 * | workflow | `job_workflow_ref` | cannot be |
 *
 * Subjects: https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims and
 * https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/; what AWS compares:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif.
 * A repository that customises its subjects (`actions/oidc/customization/sub`) is not let in.
 */
export const gitHubTrust = <R>(
  what: string,
  trust: GitHubTrust<R>,
  more: Conditions,
): readonly PolicyStatement<Text>[] => {
  const { provider } = trust;
  issuerOf(what, provider, issuers[provider.kind]);
  return [federated(what, "GitHub", provider, claimsOf(what, trust), more)];
};

const claimsOf = <R>(what: string, trust: GitHubTrust<R>): Claims => {
  const owner = exact(what, "GitHub owner", trust.owner.name, /^[\w-]+$/);
  const repository = exact(what, "GitHub repository", trust.repository.name, /^[\w.-]+$/);
  const ownerId = idOf(what, `GitHub owner ${owner}`, trust.owner.id);
  const repositoryId = idOf(what, `GitHub repository ${repository}`, trust.repository.id);
  const context = contextOf(what, trust);
  const byName = `repo:${owner}/${repository}:${context}`;
  if (trust.provider.kind === "github-server") {
    argued(what, `${owner}/${repository} by name`, (trust as Server<R>).subjects.names.why);
    return { subjects: [byName], others: {} };
  }
  const { subjects = "immutable", workflow } = trust as Hosted<R>;
  const byId = `repo:${owner}@${ownerId}/${repository}@${repositoryId}:${context}`;
  return {
    subjects: subjects === "immutable" ? [byId] : [byId, byName],
    others: {
      ...(subjects === "both" ? { repository_id: repositoryId, repository_owner_id: ownerId } : {}),
      ...(workflow === undefined ? {} : { job_workflow_ref: exact(what, "workflow", workflow, workflowForm) }),
    },
  };
};

const refForm = /^refs\/(heads|tags)\/[^\s~^:\\]+$/;
const workflowForm =
  /^[\w-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml@(refs\/(heads|tags)\/[^\s~^:\\]+|[0-9a-f]{40})$/;

const contextOf = <R>(what: string, { environment, ref, pullRequest }: GitHubTrust<R>): string => {
  // What does not compile may still come from plain JavaScript.
  const given = [environment, ref, pullRequest].filter((it) => it !== undefined);
  if (given.length !== 1) {
    throw new PlanError(`${what} trusts GitHub for one of environment, ref and pullRequest: name exactly one.`);
  }
  if (environment !== undefined) {
    // A colon would end the name, and is written so in subjects.
    return `environment:${exact(what, "environment", environment, /^[^\s].*$/).replaceAll(":", "%3A")}`;
  }
  return ref === undefined ? "pull_request" : `ref:${exact(what, "ref", ref, refForm)}`;
};

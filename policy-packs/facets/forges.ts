import { allows, type Condition, type Statement } from "../../components/model/statement";
import type { Example, JsonObject } from "../core/rule";

/** Issuers of GitHub's and GitLab's tokens, as condition keys and providers' ARNs have them: in the cloud, and servers of one's own. */
const issuers =
  /(^|\/)(token\.actions\.githubusercontent\.com(\/[a-z0-9-]+)?|token\.actions\.[a-z0-9-]+\.ghe\.com|gitlab\.com|[a-z0-9.-]+\/_services\/token)$/;

/** Of these AWS compares ids of repositories and projects, too. */
const hosted =
  /^(token\.actions\.githubusercontent\.com(\/[a-z0-9-]+)?|token\.actions\.[a-z0-9-]+\.ghe\.com|gitlab\.com)$/;

const issuerOf = (key: string): string => key.slice(0, key.lastIndexOf(":"));
const claimOf = (key: string): string => key.slice(key.lastIndexOf(":") + 1);

const equals = /^(foranyvalue:|forallvalues:)?string(equals|equalsignorecase|like)$/;

/** Conditions that hold a claim of a forge's token to values. */
export const claims = (statement: Statement, ...names: readonly string[]): readonly Condition[] =>
  statement.conditions.filter(
    ({ operator, key, values }) => equals.test(operator) && names.includes(claimOf(key)) && values.length > 0,
  );

/** Whether a statement of a role's trust lets in jobs of GitHub or GitLab. */
export const trustsForge = (statement: Statement): boolean =>
  allows(statement, "sts:AssumeRoleWithWebIdentity") &&
  (statement.principals.some(({ type, id }) => type === "Federated" && issuers.test(id)) ||
    statement.conditions.some(({ key }) => issuers.test(issuerOf(key))));

/** What a statement says of the subject, where AWS could compare ids as well. */
export const hostedSubjects = (statement: Statement): readonly Condition[] =>
  claims(statement, "sub").filter(({ key }) => hosted.test(issuerOf(key)));

/** A pattern, where the operator takes it for one. */
export const isPattern = ({ operator }: Condition, value: string): boolean =>
  operator.endsWith("like") && /[*?]/.test(value);

/** A role that jobs of GitHub may take on a condition, for examples. */
export const trustingGitHub = (condition: JsonObject): readonly Example[] => [
  {
    type: "AWS::IAM::Role",
    properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: "Allow",
            Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: condition,
          },
        ],
      },
    },
  },
];

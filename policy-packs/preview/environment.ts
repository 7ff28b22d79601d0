import { devNull } from "node:os";

/**
 * Names of variables that hold credentials, or lead to them. A preview may run a stranger's program: what it does not need it
 * does not get. The list is wide on purpose; `allowEnv` names exceptions.
 */
const WITHHELD: readonly RegExp[] = [
  /^(AWS|PULUMI|AZURE|ARM|GOOGLE|GCP|GCLOUD|CLOUDSDK|DIGITALOCEAN|VAULT|TF_VAR|ACTIONS|KUBECONFIG|DOCKER|SSH|GPG|NPM_CONFIG|GH|GITLAB|CODEBUILD|BOTO)_/i,
  /TOKEN|SECRET|PASS(WORD|WD|PHRASE|CODE)|CREDENTIAL|PRIVATE|COOKIE|SIGNATURE|BEARER|OAUTH/i,
  /(^|_)(PASS|PWD|PAT|PSK|PIN|KEYS?|AUTH|AUTHORIZATION|APIKEY|DSN|JWT|CERT|PEM|SAS|WEBHOOK(_URL)?|(DATABASE|DB|REDIS|MONGO(DB)?|POSTGRES|MYSQL|AMQP)_(URL|URI)|CONNECTION_STRING)$/i,
  /(API|ACCESS|ACCOUNT|SIGNING|ENCRYPTION|MASTER|DEPLOY|LICENSE)_?KEY/i,
  /^(KUBECONFIG|NETRC|SSH_AUTH_SOCK|SSH_AGENT_PID|TRACEPARENT|TRACESTATE)$/i,
];

/** Values that are credentials whatever their name: access keys, tokens of code hosts and registries, keys, URLs with a password. */
const SECRET_VALUES: readonly RegExp[] = [
  /(?<![A-Z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/,
  /\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|npm_[A-Za-z0-9]{30,}|pul-[0-9a-f]{30,}|xox[abprs]-[\w-]{10,}|sk-[\w-]{20,})/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\./,
  /[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i,
];

/** Of no use to a thief, and many programs look for them. */
const HARMLESS: ReadonlySet<string> = new Set(["PWD", "OLDPWD"]);

export const isWithheld = (name: string, value: string): boolean =>
  !HARMLESS.has(name) &&
  (WITHHELD.some((pattern) => pattern.test(name)) || SECRET_VALUES.some((pattern) => pattern.test(value)));

/**
 * The program's environment: the caller's without credentials, with the region its placeholders are in, and with every road to
 * credentials on disk and in instance metadata closed.
 */
export function programEnvironment(
  caller: { readonly [name: string]: string | undefined },
  allowed: readonly string[],
  region: string,
): Record<string, string> {
  const kept: Record<string, string> = {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_CONFIG_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
  };
  for (const [name, value] of Object.entries(caller)) {
    if (value !== undefined && (allowed.includes(name) || !isWithheld(name, value))) kept[name] = value;
  }
  return kept;
}

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { policyOf, type Policy } from "../../../policy-packs/proofs/permissions/document";
import { decide, type Answer } from "../../../policy-packs/proofs/permissions/decide";
import { textOf } from "../../../policy-packs/proofs/permissions/pattern";
import { contextOf, type Caller } from "../../../policy-packs/proofs/permissions/request";
import type { Raw } from "../../../components/model/raw";
import type { Case } from "./cases";

const arnOf = ({ kind, name, account }: Case["caller"]): string =>
  kind === "role" ? `arn:aws:sts::${account}:assumed-role/${name}/today` : `arn:aws:iam::${account}:${kind}/${name}`;

const callerOf = ({ kind, name, account }: Case["caller"]): Caller => {
  if (kind === "service") return { kind, name };
  if (kind === "root") return { kind, account, arn: textOf(`arn:aws:iam::${account}:root`) };
  const arn = textOf(`arn:aws:iam::${account}:${kind}/${name}`);
  return kind === "user"
    ? { kind, account, arn }
    : { kind, account, arn, session: textOf(arnOf({ kind, name, account })) };
};

const policy = (document: unknown, name: string): Policy => policyOf(document as Raw, { name });

/** What we say; where what is not said of the request is not known rather than absent, `complete` is false. */
export const ours = (one: Case, complete = true): Answer =>
  decide(
    {
      caller: callerOf(one.caller),
      action: one.action,
      resource: textOf(one.resource),
      account: one.account,
      context: contextOf(one.context, complete),
    },
    {
      identity: one.identity.map((it, at) => policy(it, `identity ${String(at)}`)),
      boundary: one.boundary === undefined ? undefined : policy(one.boundary, "boundary"),
      session: one.session === undefined ? undefined : policy(one.session, "session"),
      resource: one.resourcePolicy === undefined ? undefined : policy(one.resourcePolicy, "resource"),
      resourceRules: /^(kms|sts):/.test(one.action),
      serviceControl: one.serviceControl.map((level) => level.map((it) => policy(it, "SCP"))),
      resourceControl: one.resourceControl.map((level) => [...level.map((it) => policy(it, "RCP")), fullAccess]),
    },
  );

/** RCPFullAWSAccess, which stands on every level and cannot be taken away. */
const fullAccess = policy(
  { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] },
  "RCPFullAWSAccess",
);

const toSimulation = (one: Case) => ({
  request: {
    principal: one.caller.kind === "service" ? one.caller.name : arnOf(one.caller),
    action: one.action,
    resource: { resource: one.resource, accountId: one.account },
    contextVariables: one.context,
  },
  identityPolicies: one.identity.map((it, at) => ({ name: String(at), policy: it })),
  permissionBoundaryPolicies: one.boundary === undefined ? undefined : [{ name: "boundary", policy: one.boundary }],
  sessionPolicy: one.session,
  resourcePolicy: one.resourcePolicy,
  serviceControlPolicies: levelsOf(one.serviceControl),
  resourceControlPolicies: levelsOf(one.resourceControl),
});

const levelsOf = (levels: Case["serviceControl"]) =>
  levels.map((level, at) => ({
    orgIdentifier: String(at),
    policies: level.map((it, index) => ({ name: String(index), policy: it })),
  }));

/** What the other evaluator says: `Allowed`, `ExplicitlyDenied` or `ImplicitlyDenied`. It runs in a process of its own. */
export const theirs = (cases: readonly Case[], folder: string): readonly string[] => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, "simulator.cjs"), folder], {
    input: JSON.stringify(cases.map(toSimulation)),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`The other evaluator failed: ${stderr}`);
  return JSON.parse(stdout) as readonly string[];
};

import type { AnyResource, Graph, Kind, Resource } from "../../../components/model/graph";
import type { Step } from "../../../components/model/step";
import { contextFor } from "./callers";
import { decide } from "./decide";
import { arnOf } from "./names";
import { textOf } from "./pattern";
import type { Caller } from "./request";
import { mayDo, memberOf, type Member } from "./roster";
import { stepsOf } from "./shown";
import { ownPolicyOf } from "./things";

/** What it takes to get at the data of a kind, read, written or taken away. */
export const dataActions: { readonly [K in Kind]?: readonly string[] } = {
  "AWS::DynamoDB::Table": [
    "dynamodb:Scan",
    "dynamodb:Query",
    "dynamodb:GetItem",
    "dynamodb:PutItem",
    "dynamodb:DeleteItem",
  ],
  "AWS::Kinesis::Stream": ["kinesis:GetRecords"],
  "AWS::S3::Bucket": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
  "AWS::SNS::Topic": ["sns:Subscribe"],
  "AWS::SQS::Queue": ["sqs:ReceiveMessage", "sqs:PurgeQueue"],
  "AWS::SecretsManager::Secret": ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
};

const cognito = "cognito-identity.amazonaws.com";

/**
 * Whether guests of an application, who have shown nothing of themselves, get a role's credentials from an identity pool.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
const takenByGuests = (graph: Graph, role: Resource<"AWS::IAM::Role">): boolean => {
  const trust = ownPolicyOf(graph, role);
  const pools = graph
    .all("AWS::Cognito::IdentityPool")
    .map(({ view }) => view.get("AllowUnauthenticatedIdentities").bool(false));
  if (trust === undefined || (pools.length > 0 && !pools.some((it) => !it.known || it.value))) return false;
  const named = trust.statements.some(({ tests }) =>
    JSON.stringify(tests).includes(
      Array.from("unauthenticated")
        .map((it) => `"${it}"`)
        .join(),
    ),
  );
  if (!named && pools.length === 0) return false;
  const caller: Caller = { kind: "federated", provider: textOf(cognito) };
  const answer = decide(
    {
      caller,
      action: "sts:AssumeRoleWithWebIdentity",
      resource: textOf("*"),
      account: undefined,
      context: contextFor(caller, undefined, { [`${cognito}:amr`]: ["unauthenticated"] }),
    },
    { identity: [], resource: trust, resourceRules: true },
  );
  return answer.answer !== "no";
};

/** What guests may do to one resource. */
export interface Opened {
  readonly member: Member;
  readonly actions: readonly string[];
  readonly steps: readonly Step[];
  /** What would have to be known to tell; nothing where it is so for certain. */
  readonly missing: string | undefined;
}

/** By address, the data that anybody gets at as a guest of an application: for `near.whole`. */
export const openedToGuests = (graph: Graph): ReadonlyMap<string, Opened> => {
  const found = new Map<string, Opened>();
  const roles = graph.all("AWS::IAM::Role").filter((it) => it.unseen === undefined && takenByGuests(graph, it));
  // Only these are worth reading whole: few roles are a guest's.
  for (const member of roles.map((role) => memberOf(graph, role))) {
    for (const resource of graph.resources) {
      const opened = openedOf(graph, member, resource);
      const known = found.get(resource.address);
      if (opened !== undefined && (known === undefined || known.missing !== undefined))
        found.set(resource.address, opened);
    }
  }
  return found;
};

const openedOf = (graph: Graph, member: Member, resource: AnyResource): Opened | undefined => {
  const asked = dataActions[resource.kind] ?? [];
  if (asked.length === 0) return undefined;
  const on = resource.kind === "AWS::S3::Bucket" ? `${arnOf(resource) ?? ""}/\${any object}` : resource;
  const answers = asked.map((action) => ({
    action,
    answer: mayDo(graph, member, { action, on, given: { "aws:SecureTransport": "true" } }),
  }));
  const entry = { says: `guests of the application take ${member.name}`, at: member.resource.view.origin };
  const by = answers.flatMap(({ answer }) => (answer.answer === "yes" ? answer.by : []));
  const actions = answers.filter(({ answer }) => answer.answer === "yes").map(({ action }) => action);
  if (actions.length > 0) return { member, actions, steps: [entry, ...stepsOf(by)], missing: undefined };
  const unread = member.identity.find(({ opaque }) => opaque !== undefined)?.opaque;
  return unread === undefined || !answers.some(({ answer }) => answer.answer === "unknown")
    ? undefined
    : { member, actions: [], steps: [entry], missing: unread };
};

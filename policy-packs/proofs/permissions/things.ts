import type { AnyResource, Graph, Kind } from "../../../components/model/graph";
import type { Json } from "../../../components/model/schema";
import type { View } from "../../../components/model/view";
import type { Policy } from "./document";
import { readDocument } from "./holders";
import { invocationPolicies } from "./invocations";
import { grantPolicies } from "./key-grants";
import { home, shortName } from "./names";

/** Where the policy of a resource stands: in a property of its own, or in satellites. */
interface Place {
  readonly own?: string;
  readonly satellites?: readonly (readonly [Kind, string])[];
}

const places: { readonly [K in Kind]?: Place } = {
  "AWS::Backup::BackupVault": { own: "AccessPolicy" },
  "AWS::DynamoDB::Table": { own: "ResourcePolicy" },
  "AWS::ECR::Repository": { own: "RepositoryPolicyText" },
  "AWS::Events::EventBus": { own: "Policy" },
  "AWS::IAM::Role": { own: "AssumeRolePolicyDocument" },
  "AWS::KMS::Key": { own: "KeyPolicy" },
  "AWS::Lambda::Function": {},
  "AWS::S3::Bucket": { satellites: [["AWS::S3::BucketPolicy", "PolicyDocument"]] },
  "AWS::SNS::Topic": {
    satellites: [
      ["AWS::SNS::TopicPolicy", "PolicyDocument"],
      ["AWS::SNS::TopicInlinePolicy", "PolicyDocument"],
    ],
  },
  "AWS::SQS::Queue": {
    satellites: [
      ["AWS::SQS::QueuePolicy", "PolicyDocument"],
      ["AWS::SQS::QueueInlinePolicy", "PolicyDocument"],
    ],
  },
  "AWS::SecretsManager::Secret": { satellites: [["AWS::SecretsManager::ResourcePolicy", "ResourcePolicy"]] },
};

/** Without a key policy of one's own, KMS gives the account full access. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
const defaultKeyPolicy: Policy = {
  name: "the default key policy",
  statements: [
    {
      cited: { policy: "the default key policy", statement: "1" },
      effect: "Allow",
      principals: [{ type: "AWS", who: Array.from(`arn:aws:iam::${home.account}:root`) }],
      notPrincipals: undefined,
      actions: [[...Array.from("kms:"), { wildcard: "*", crossing: true }]],
      notActions: undefined,
      resources: [[{ wildcard: "*", crossing: true }]],
      notResources: undefined,
      tests: [],
    },
  ],
};

type Anything = View<{ readonly [property: string]: Json }>;

/** What the policies of a resource's own say; nothing where it has none. */
export const ownPolicyOf = (graph: Graph, resource: AnyResource): Policy | undefined => {
  const { own, satellites = [] } = places[resource.kind] ?? {};
  const found: Policy[] = [];
  if (own !== undefined) {
    const written = (resource.view as Anything).get(own);
    const inner =
      resource.kind === "AWS::DynamoDB::Table" ? (written as unknown as Anything).get("PolicyDocument") : written;
    if (!inner.isAbsent()) found.push(readDocument(graph, inner, `policy of ${shortName(resource)}`));
    else if (resource.kind === "AWS::KMS::Key") found.push(defaultKeyPolicy);
  }
  for (const [kind, property] of satellites) {
    for (const one of graph.satellites<Kind>(resource, kind)) {
      found.push(readDocument(graph, (one.view as Anything).get(property), shortName(one)));
    }
  }
  if (resource.kind === "AWS::Lambda::Function") found.push(...invocationPolicies(graph, resource));
  if (resource.kind === "AWS::KMS::Key") found.push(...grantPolicies(graph, resource));
  return found.length === 0 ? undefined : together(found);
};

const together = (policies: readonly Policy[]): Policy => {
  const opaque = policies.find((it) => it.opaque !== undefined)?.opaque;
  const whole = { name: policies[0]?.name ?? "", statements: policies.flatMap(({ statements }) => statements) };
  return opaque === undefined ? whole : { ...whole, opaque };
};

/** Whether nothing is allowed but by the resource's own policy: of a key all, of a role that somebody takes it. */
export const rulesItself = (kind: Kind, action: string): boolean =>
  kind === "AWS::KMS::Key" || (kind === "AWS::IAM::Role" && /^sts:/i.test(action));

/** Whether resources of a kind can have policies of their own. */
export const hasOwnPolicy = (kind: Kind): boolean => places[kind] !== undefined;

import { ownNameOf, type AnyResource, type Graph, type Kind } from "../../../components/model/graph";
import type { View } from "../../../components/model/view";

/** What stands in for the account and region of whoever deploys, as the adapters have it. */
export const home = { account: "123456789012", region: "us-east-1" } as const;

interface Naming {
  /** The ARN of a resource of that name; `%` stands for it. */
  readonly arn: string;
  /** What `Ref` gives. */
  readonly ref: "name" | "arn";
}

const regional = (service: string, rest: string): string => `arn:aws:${service}:${home.region}:${home.account}:${rest}`;

/** Per kind, how AWS writes its ARNs. https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
const namings: { readonly [K in Kind]?: Naming } = {
  "AWS::CodeBuild::Project": { arn: regional("codebuild", "project/%"), ref: "name" },
  "AWS::DynamoDB::Table": { arn: regional("dynamodb", "table/%"), ref: "name" },
  "AWS::EC2::Instance": { arn: regional("ec2", "instance/%"), ref: "name" },
  "AWS::ECR::Repository": { arn: regional("ecr", "repository/%"), ref: "name" },
  "AWS::ECS::TaskDefinition": { arn: regional("ecs", "task-definition/%:*"), ref: "arn" },
  "AWS::Events::EventBus": { arn: regional("events", "event-bus/%"), ref: "name" },
  "AWS::Glue::DevEndpoint": { arn: regional("glue", "devEndpoint/%"), ref: "name" },
  "AWS::Glue::Job": { arn: regional("glue", "job/%"), ref: "name" },
  "AWS::IAM::Group": { arn: `arn:aws:iam::${home.account}:group/%`, ref: "name" },
  "AWS::IAM::ManagedPolicy": { arn: `arn:aws:iam::${home.account}:policy/%`, ref: "arn" },
  "AWS::IAM::Role": { arn: `arn:aws:iam::${home.account}:role/%`, ref: "name" },
  "AWS::IAM::User": { arn: `arn:aws:iam::${home.account}:user/%`, ref: "name" },
  "AWS::KMS::Key": { arn: regional("kms", "key/%"), ref: "name" },
  "AWS::Kinesis::Stream": { arn: regional("kinesis", "stream/%"), ref: "name" },
  "AWS::Lambda::Function": { arn: regional("lambda", "function:%"), ref: "name" },
  "AWS::Logs::LogGroup": { arn: regional("logs", "log-group:%:*"), ref: "name" },
  "AWS::S3::Bucket": { arn: "arn:aws:s3:::%", ref: "name" },
  "AWS::SNS::Topic": { arn: regional("sns", "%"), ref: "arn" },
  "AWS::SQS::Queue": { arn: regional("sqs", "%"), ref: "name" },
  "AWS::SSM::Parameter": { arn: regional("ssm", "parameter%"), ref: "name" },
  "AWS::SageMaker::NotebookInstance": { arn: regional("sagemaker", "notebook-instance/%"), ref: "arn" },
  "AWS::SecretsManager::Secret": { arn: regional("secretsmanager", "secret:%"), ref: "arn" },
  "AWS::StepFunctions::StateMachine": { arn: regional("states", "stateMachine:%"), ref: "arn" },
};

/** The attributes that are the ARN of the resource itself. */
const arnAttributes = new Set(["Arn", "TopicArn", "PolicyArn", "Id"]);

/** The name of a resource: as it is written, else a hole that AWS fills. */
const nameOf = (resource: AnyResource): string => {
  const property = ownNameOf(resource.kind);
  const view = resource.view as View<{ readonly [name: string]: string }>;
  const written = property === undefined ? undefined : view.get(property).str();
  if (written?.known === true && typeof written.value === "string") {
    // Secrets Manager adds six letters of its own to the names of secrets.
    return resource.kind === "AWS::SecretsManager::Secret" ? `${written.value}-\${${resource.address}}` : written.value;
  }
  return `\${${resource.address}}`;
};

/**
 * What stands between the type and the name in the ARN of a role or user: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html;
 * and of a parameter, whose name may begin with a slash of its own: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
 */
const pathOf = (resource: AnyResource): string => {
  const { kind, view } = resource;
  if (kind === "AWS::SSM::Parameter") return nameOf(resource).startsWith("/") ? "" : "/";
  if (kind !== "AWS::IAM::Role" && kind !== "AWS::IAM::User") return "";
  const path = (view as View<{ readonly Path?: string }>).get("Path").text();
  if (!path.known) return `\${a path that is not known}`;
  return (path.value ?? "/").replace(/^\//, "");
};

/** The ARN of a resource, with a hole for the name where AWS makes it up; nothing for kinds that no policy is asked about. */
export const arnOf = (resource: AnyResource): string | undefined => {
  const known = resource.identities.find((it) => it.startsWith("arn:"));
  return known ?? namings[resource.kind]?.arn.replace("%", () => `${pathOf(resource)}${nameOf(resource)}`);
};

/** A text in which references to resources of a graph are spelled as their ARNs and names. */
export const spellerOf =
  (graph: Graph) =>
  (text: string): string =>
    text.replace(/\$\{([^${}]+)\}/g, (whole, inside: string) => {
      const found = graph.get(inside);
      if (found !== undefined) {
        const naming = namings[found.kind];
        return (naming?.ref === "arn" ? arnOf(found) : naming === undefined ? undefined : nameOf(found)) ?? whole;
      }
      const [, address = "", attribute = ""] = /^(.*)\.([^.]+)$/s.exec(inside) ?? [];
      const owner = graph.get(address);
      return owner === undefined || !arnAttributes.has(attribute) ? whole : (arnOf(owner) ?? whole);
    });

/** Which names in `${…}` are known only after deployment, and of which AWS makes up the value. */
export const holesOf =
  (graph: Graph) =>
  (name: string): { readonly made: boolean } | undefined => {
    const resource = graph.get(name);
    if (resource !== undefined) {
      const property = ownNameOf(resource.kind);
      const view = resource.view as View<{ readonly [key: string]: string }>;
      return {
        made:
          property === undefined || view.get(property).isAbsent() || resource.kind === "AWS::SecretsManager::Secret",
      };
    }
    return /^[*?$]$/.test(name) || (name.includes(":") && !name.includes("::")) ? undefined : { made: false };
  };

/** What people call a resource: the last part of a URN, or a logical id. */
export const shortName = (resource: {
  readonly view: { readonly source: { readonly label?: string; readonly address: string } };
}): string => (resource.view.source.label ?? resource.view.source.address).split("::").at(-1) ?? "";

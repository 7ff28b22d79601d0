import { ownNameOf, type AnyResource, type Graph, type Kind, type Resource } from "../../../../components/model/graph";
import type { Json, Tag } from "../../../../components/model/schema";
import type { View } from "../../../../components/model/view";
import { askedText } from "../callers";
import { arnOf, home, shortName } from "../names";
import { ownPolicyOf, rulesItself } from "../things";
import type { Wish } from "./rulings";

/** One permission that reading takes. */
interface Wanted extends Wish {
  /** What it is done to: `bucket/orders`. */
  readonly name: string;
}

/** All that reading a store takes. */
export interface Reading {
  readonly wants: readonly Wanted[];
  /** What nobody can tell before deployment; each completes "cannot tell without …". */
  readonly missing: readonly string[];
}

interface Manual {
  /** Its ARN, where policies are not asked about it elsewhere; `%` stands for its name. */
  readonly arn?: string;
  /** An action and what it is done to; `%` stands for the ARN, `#` for the name. */
  readonly needs: readonly (readonly [action: string, on: string])[];
  /** The service that decrypts for whoever reads, and which of its properties names the key. */
  readonly key?: readonly [service: string, ...path: string[]];
  /** A copy of what is encrypted can be read where its key is let out, too. */
  readonly copied?: "StorageEncrypted" | "Encrypted";
}

const of = (service: string, rest: string): string => `arn:aws:${service}:${home.region}:${home.account}:${rest}`;
const fresh = "a-name-of-its-choice";

const cluster: Manual = {
  arn: of("rds", "cluster:%"),
  needs: [
    ["rds:CreateDBClusterSnapshot", "%"],
    ["rds:CreateDBClusterSnapshot", of("rds", `cluster-snapshot:${fresh}`)],
    ["rds:ModifyDBClusterSnapshotAttribute", of("rds", `cluster-snapshot:${fresh}`)],
  ],
  copied: "StorageEncrypted",
};

/** How data of each kind is read by permissions alone: directly, or from a copy that is shared. */
const manual: { readonly [K in Kind]?: Manual } = {
  "AWS::DocDB::DBCluster": cluster,
  "AWS::DynamoDB::Table": { needs: [["dynamodb:Scan", "%"]], key: ["dynamodb", "SSESpecification", "KMSMasterKeyId"] },
  "AWS::EC2::Volume": {
    arn: of("ec2", "volume/%"),
    needs: [
      ["ec2:CreateSnapshot", "%"],
      ["ec2:CreateSnapshot", `arn:aws:ec2:${home.region}::snapshot/${fresh}`],
      ["ec2:ModifySnapshotAttribute", `arn:aws:ec2:${home.region}::snapshot/${fresh}`],
    ],
    copied: "Encrypted",
  },
  "AWS::Kinesis::Stream": { needs: [["kinesis:GetRecords", "%"]], key: ["kinesis", "StreamEncryption", "KeyId"] },
  "AWS::Logs::LogGroup": { needs: [["logs:FilterLogEvents", "%"]] },
  "AWS::Neptune::DBCluster": cluster,
  "AWS::RDS::DBCluster": cluster,
  "AWS::RDS::DBInstance": {
    arn: of("rds", "db:%"),
    needs: [
      ["rds:CreateDBSnapshot", "%"],
      ["rds:CreateDBSnapshot", of("rds", `snapshot:${fresh}`)],
      ["rds:ModifyDBSnapshotAttribute", of("rds", `snapshot:${fresh}`)],
    ],
    copied: "StorageEncrypted",
  },
  "AWS::Redshift::Cluster": {
    arn: of("redshift", "cluster:%"),
    needs: [
      ["redshift-data:ExecuteStatement", "%"],
      ["redshift:GetClusterCredentials", of("redshift", `dbuser:#/${fresh}`)],
      ["redshift-data:GetStatementResult", "*"],
    ],
  },
  "AWS::S3::Bucket": { needs: [["s3:GetObject", "%/${the key of the object}"]], key: ["s3"] },
  "AWS::SQS::Queue": { needs: [["sqs:ReceiveMessage", "%"]], key: ["sqs", "KmsMasterKeyId"] },
  "AWS::SecretsManager::Secret": {
    needs: [["secretsmanager:GetSecretValue", "%"]],
    key: ["secretsmanager", "KmsKeyId"],
  },
};

const classTags = ["dataclass", "dataclassification", "data-class", "data-classification"];

/** The class that the tags of a resource say its data is of. */
const classOf = ({ view }: AnyResource): string | undefined => {
  const tags = (view as View<{ readonly Tags?: readonly Tag[] }>).get("Tags").items();
  for (const tag of tags.known ? tags.value : []) {
    const [key, value] = [tag.get("Key").str(), tag.get("Value").str()];
    if (!key.known || !value.known || !classTags.includes(key.value?.toLowerCase() ?? "")) continue;
    return value.value?.toLowerCase();
  }
  return undefined;
};

/** What can be read by permissions alone, of the classes. */
export const dataOf = (graph: Graph, classes: readonly string[]): readonly AnyResource[] =>
  graph.resources.filter((it) => manual[it.kind] !== undefined && classes.includes(classOf(it) ?? ""));

type Anything = View<{ readonly [property: string]: Json }>;

const inside = (view: Anything, path: readonly string[]): Anything =>
  path.reduce<Anything>((it, part) => it.get(part) as unknown as Anything, view);

/** Where a store names the key that it is encrypted with. */
const keyNamed = (resource: AnyResource, path: readonly string[]): View<string> | undefined => {
  if (resource.kind !== "AWS::S3::Bucket") return inside(resource.view as Anything, path) as unknown as View<string>;
  const rules = resource.view.get("BucketEncryption").get("ServerSideEncryptionConfiguration").items();
  const [rule] = rules.known ? rules.value : [];
  return rule?.get("ServerSideEncryptionByDefault").get("KMSMasterKeyID");
};

const keyOf = (graph: Graph, named: View<string>): Resource<"AWS::KMS::Key"> | undefined => {
  const aliased = graph.targets(named, "AWS::KMS::Alias").map(({ view }) => view.get("TargetKeyId"));
  return [named, ...aliased].flatMap((it) => graph.targets(it, "AWS::KMS::Key"))[0];
};

/** AWS's own keys let everybody of the account in who comes by the service. https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key */
const isOfAws = (named: View<string>): boolean => {
  const text = named.str();
  return named.isAbsent() || (text.known && /(^|:)alias\/aws\//.test(text.value ?? ""));
};

/** What reading takes of the key besides. */
const decrypting = (graph: Graph, resource: AnyResource, { key: place, copied }: Manual): Reading => {
  if (copied !== undefined) {
    const encrypted = (inside(resource.view as Anything, [copied]) as unknown as View<boolean>).bool(false);
    return encrypted.known && !encrypted.value
      ? { wants: [], missing: [] }
      : { wants: [], missing: [`whether a copy of ${shortName(resource)}, which is encrypted, can be read elsewhere`] };
  }
  const [service = "", ...path] = place ?? [];
  const named = place === undefined ? undefined : keyNamed(resource, path);
  if (named === undefined || isOfAws(named)) return { wants: [], missing: [] };
  const key = keyOf(graph, named);
  if (key === undefined)
    return { wants: [], missing: [`who may use the key of ${shortName(resource)}, which is not part of this input`] };
  const own = key as unknown as AnyResource;
  const given = { "aws:ViaAWSService": "true", "kms:ViaService": `${service}.${home.region}.amazonaws.com` };
  const on = askedText(arnOf(own) ?? "", graph);
  const want = { action: "kms:Decrypt", on, given, resource: ownPolicyOf(graph, own), ruled: true };
  return { wants: [{ ...want, name: `key/${shortName(own)}` }], missing: [] };
};

/** As it is written, else a hole that AWS fills. */
const calledOf = ({ kind, view }: AnyResource): string => {
  const property = ownNameOf(kind);
  const own =
    property === undefined
      ? undefined
      : (view as Anything as unknown as View<Record<string, string>>).get(property).str();
  return own?.known === true && own.value !== undefined ? own.value : `\${${view.source.address}}`;
};

/** What reading a store takes: all of it. */
export const readingOf = (graph: Graph, resource: AnyResource): Reading => {
  const how = manual[resource.kind];
  if (how === undefined) return { wants: [], missing: [] };
  const called = calledOf(resource);
  const arn = how.arn?.replace("%", () => called) ?? arnOf(resource) ?? "";
  const name = `${(resource.kind.split("::").at(-1) ?? "").toLowerCase()}/${shortName(resource)}`;
  const wants = how.needs.map(([action, form]) => {
    const on =
      form === "*"
        ? ["*"]
        : askedText(
            form.replace("%", () => arn).replace("#", () => called),
            graph,
          );
    const own = form.startsWith("%") && how.arn === undefined;
    const policy = own ? { resource: ownPolicyOf(graph, resource), ruled: rulesItself(resource.kind, action) } : {};
    return { action, on, name, ...policy };
  });
  const more = decrypting(graph, resource, how);
  return { wants: [...wants, ...more.wants], missing: more.missing };
};

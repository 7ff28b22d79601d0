import type { AnyResource, Graph, Kind } from "../../../../components/model/graph";
import type { Json } from "../../../../components/model/schema";
import type { View } from "../../../../components/model/view";
import { home } from "../names";

export type Anything = View<{ readonly [property: string]: Json }>;

/** Something that holds data, as a policy speaks of it. */
interface Store {
  readonly graph: Graph;
  readonly resource: AnyResource;
  readonly view: Anything;
  /** What a person calls it. */
  readonly name: string;
  /** Its name in AWS, with a hole where AWS makes it up. */
  readonly called: string;
  /** Its ARN, where policies are asked about it elsewhere, too. */
  readonly arn: string;
}

/** One way to read a store, with all that it takes. */
export interface Manual {
  /** An action and the ARN of what it is done to. */
  readonly needs: readonly (readonly [action: string, on: string])[];
  /** The service that decrypts for whoever reads, and which of its properties names the key. */
  readonly key?: readonly [service: string, ...path: string[]];
  /** A copy of what is encrypted can be read where its key is let out, too. */
  readonly copied?: "StorageEncrypted" | "Encrypted";
  /** What nobody can tell before deployment; each completes "cannot tell without …". */
  readonly missing?: readonly string[];
}

type Manuals = (store: Store) => readonly Manual[];

const of = (service: string, rest: string): string => `arn:aws:${service}:${home.region}:${home.account}:${rest}`;
const fresh = "a-name-of-its-choice";

const either = (actions: readonly string[], on: string, key?: Manual["key"]): readonly Manual[] =>
  actions.map((action) => ({ needs: [[action, on]], ...(key === undefined ? {} : { key }) }));

const text = (view: Anything, property: string): string | undefined => {
  const value = (view.get(property) as unknown as View<string>).str();
  return value.known ? value.value : undefined;
};

/** What is copied, and shared with an account of one's own. */
const copiedAs = (copy: string, own: string, copied: NonNullable<Manual["copied"]>, name: string): Manual => ({
  needs: [
    [`rds:Create${name}Snapshot`, own],
    [`rds:Create${name}Snapshot`, copy],
    [`rds:Modify${name}SnapshotAttribute`, copy],
  ],
  copied,
});

/** Where users sign in by IAM, what that takes, if it is not certain that nobody does. */
const signedIn = (
  { view, name, resource: { address } }: Store,
  property: "EnableIAMDatabaseAuthentication" | "IamAuthEnabled",
  need: (id: string) => Manual["needs"][number],
  ...missing: readonly string[]
): readonly Manual[] => {
  const enabled = (view.get(property) as unknown as View<boolean>).bool(false);
  if (enabled.known && !enabled.value) return [];
  const whether = enabled.known ? [] : [`whether users of ${name} sign in by IAM`];
  const all = [...whether, ...missing, `who comes to ${name} over the network`];
  return [{ needs: [need(`\${the resource id of ${address}}`)], missing: all }];
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html */
const asUser = (store: Store): readonly Manual[] =>
  signedIn(
    store,
    "EnableIAMDatabaseAuthentication",
    (id) => ["rds-db:connect", of("rds-db", `dbuser:${id}/\${a user of ${store.name}}`)],
    `which users of ${store.name} sign in by IAM`,
  );

/** https://docs.aws.amazon.com/neptune/latest/userguide/iam-dp-actions.html */
const asQuery = (store: Store): readonly Manual[] =>
  signedIn(store, "IamAuthEnabled", (id) => ["neptune-db:ReadDataViaQuery", of("neptune-db", `${id}/\${any of it}`)]);

const cluster = (called: string): Manual =>
  copiedAs(of("rds", `cluster-snapshot:${fresh}`), of("rds", `cluster:${called}`), "StorageEncrypted", "DBCluster");

/** https://docs.aws.amazon.com/redshift/latest/mgmt/generating-iam-credentials-overview.html */
const warehouse: Manuals = ({ view, name, called }) => {
  const queried = (...signing: Manual["needs"][number]): Manual["needs"] => [
    ["redshift-data:ExecuteStatement", of("redshift", `cluster:${called}`)],
    signing,
    ["redshift-data:GetStatementResult", "*"],
  ];
  const as = (user: string) => queried("redshift:GetClusterCredentials", of("redshift", `dbuser:${called}/${user}`));
  const [own, others] = [text(view, "MasterUsername") ?? fresh, `\${a user of ${name}}`];
  const database = of("redshift", `dbname:${called}/\${a database of ${name}}`);
  return [
    { needs: as(own) },
    { needs: as(others), missing: [`what users of ${name} may read in it`] },
    { needs: queried("redshift:GetClusterCredentialsWithIAM", database), missing: [mapped(name)] },
  ];
};

/** Users whom Redshift makes of roles and users of IAM may read what they, or all users, are granted in the database. */
const mapped = (name: string): string => `what ${name} grants, in the database, to users made by IAM`;

/** https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-iam-access-control-identity-based.html */
const workgroup = (name: string, address: string): Manual => {
  const arn = of("redshift-serverless", `workgroup/\${the id of ${address}}`);
  return {
    needs: [
      ["redshift-data:ExecuteStatement", arn],
      ["redshift-serverless:GetCredentials", arn],
      ["redshift-data:GetStatementResult", "*"],
    ],
    missing: [mapped(name)],
  };
};

/** A path leads to all below it: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html */
const pathsOver = (called: string): readonly string[] => {
  const parts = called.split("/").filter((it) => it !== "");
  return called.includes("${") ? [] : parts.map((_, depth) => parts.slice(0, depth).join("/"));
};

const parameter: Manuals = ({ view, name, called, arn }) => {
  const type = (view.get("Type") as unknown as View<string>).str("String");
  const plain = type.known && type.value !== "SecureString";
  const all = [
    ...either(["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParameterHistory"], arn),
    ...pathsOver(called).flatMap((path) => either(["ssm:GetParametersByPath"], of("ssm", `parameter/${path}`))),
  ];
  if (plain) return all;
  const missing = type.known ? [] : [`whether ${name} is encrypted`];
  return all.map((it) => ({ ...it, key: ["ssm", "KeyId"], missing }));
};

/** How data of each kind is read by permissions: directly, by signing in to it, or from a copy that is shared. */
export const manuals: { readonly [K in Kind]?: Manuals } = {
  "AWS::DocDB::DBCluster": ({ called }) => [cluster(called)],
  "AWS::DynamoDB::Table": ({ arn }) =>
    either(
      ["dynamodb:Scan", "dynamodb:Query", "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PartiQLSelect"],
      arn,
      ["dynamodb", "SSESpecification", "KMSMasterKeyId"],
    ),
  "AWS::EC2::Volume": ({ called }) => {
    const copy = `arn:aws:ec2:${home.region}::snapshot/${fresh}`;
    return [
      {
        needs: [
          ["ec2:CreateSnapshot", of("ec2", `volume/${called}`)],
          ["ec2:CreateSnapshot", copy],
          ["ec2:ModifySnapshotAttribute", copy],
        ],
        copied: "Encrypted",
      },
    ];
  },
  "AWS::Kinesis::Stream": ({ arn }) => either(["kinesis:GetRecords"], arn, ["kinesis", "StreamEncryption", "KeyId"]),
  "AWS::Logs::LogGroup": ({ arn, name, called }) => [
    ...either(["logs:FilterLogEvents"], arn),
    ...either(["logs:GetLogEvents"], of("logs", `log-group:${called}:log-stream:\${a stream of ${name}}`)),
  ],
  "AWS::Neptune::DBCluster": (store) => [cluster(store.called), ...asQuery(store)],
  "AWS::RDS::DBCluster": (store) => [cluster(store.called), ...asUser(store)],
  "AWS::RDS::DBInstance": (store) => [
    copiedAs(of("rds", `snapshot:${fresh}`), of("rds", `db:${store.called}`), "StorageEncrypted", "DB"),
    ...asUser(store),
  ],
  "AWS::Redshift::Cluster": warehouse,
  "AWS::RedshiftServerless::Namespace": ({ graph, resource, name }) => {
    const all = graph.all("AWS::RedshiftServerless::Workgroup");
    const own = all.filter(({ view }) => {
      const found = graph.targets(view.get("NamespaceName"), "AWS::RedshiftServerless::Namespace");
      return found.some(({ address }) => address === resource.address);
    });
    // Elsewhere there may be one.
    return (own.length === 0 ? [resource] : own).map(({ address }) => workgroup(name, address));
  },
  "AWS::RedshiftServerless::Workgroup": ({ name, resource }) => [workgroup(name, resource.address)],
  "AWS::S3::Bucket": ({ arn }) =>
    either(["s3:GetObject", "s3:GetObjectVersion"], `${arn}/\${the key of the object}`, ["s3"]),
  "AWS::SQS::Queue": ({ arn }) => either(["sqs:ReceiveMessage"], arn, ["sqs", "KmsMasterKeyId"]),
  "AWS::SSM::Parameter": parameter,
  "AWS::SecretsManager::Secret": ({ arn }) =>
    either(["secretsmanager:GetSecretValue"], arn, ["secretsmanager", "KmsKeyId"]),
};

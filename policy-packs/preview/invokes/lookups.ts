import { SECRET, SIGNATURE, UNKNOWN, type Wire, type WireObject } from "../../adapters/pulumi/sentinels";
import { dnsSuffixOf, hash, partitionOf, uuid } from "../placeholders/identity";
import { placeholderOf } from "../placeholders/index";
import { sealed } from "../secrets";
import { CACHE_POLICIES, ORIGIN_REQUEST_POLICIES, RESPONSE_HEADERS_POLICIES } from "./data/cloudfront";
import type { Question, StandIn } from "./index";

const textOf = (args: WireObject, ...names: readonly string[]): string | undefined =>
  names.map((name) => args[name]).find((value): value is string => typeof value === "string");

const arn = ({ place }: Question, service: string, rest: string): string =>
  `arn:${partitionOf(place.region)}:${service}:${place.region}:${place.account}:${rest}`;

/** An existing resource, as its placeholder would be had this program made it under that name. */
const existing =
  (type: string, named: string, more: (question: Question, id: string) => WireObject = () => ({})): StandIn =>
  (question) => {
    const given = textOf(question.args, named, "name", "id", "arn") ?? "existing";
    const name = given.split(/[/:]/).at(-1) ?? given;
    const inputs = { ...question.args, [named]: name };
    const { id, outputs } = placeholderOf({ urn: `${type} ${given}`, type, name, inputs, place: question.place });
    return { tags: {}, ...outputs, id, ...(given.startsWith("arn:") ? { arn: given } : {}), ...more(question, id) };
  };

function ami(question: Question): WireObject {
  const { args, place } = question;
  const id = `ami-${hash(JSON.stringify(args) + place.region, 17)}`;
  const owners = args["owners"];
  const owner = Array.isArray(owners) ? String((owners as readonly Wire[])[0]) : "amazon";
  const rootDeviceName = "/dev/xvda";
  return {
    id,
    imageId: id,
    arn: `arn:${partitionOf(place.region)}:ec2:${place.region}::image/${id}`,
    architecture: /arm64|aarch64/.test(JSON.stringify(args)) ? "arm64" : "x86_64",
    blockDeviceMappings: [
      {
        deviceName: rootDeviceName,
        ebs: { volume_size: "8", volume_type: "gp3", encrypted: "false" },
        noDevice: "",
        virtualName: "",
      },
    ],
    creationDate: "2024-01-01T00:00:00.000Z",
    name: "preview-image",
    description: "A stand-in: the image was not looked up.",
    ownerId: /^\d{12}$/.test(owner) ? owner : "137112412989",
    imageOwnerAlias: owner,
    platform: "",
    platformDetails: "Linux/UNIX",
    public: true,
    rootDeviceName,
    rootDeviceType: "ebs",
    rootSnapshotId: `snap-${hash(id, 17)}`,
    state: "available",
    tags: {},
    virtualizationType: "hvm",
  };
}

const secretText = (seed: string): Wire => ({ [SIGNATURE]: SECRET, value: sealed(seed) });

/** Public parameters that name an image or its id say so; any other value is unknown. */
function parameter(question: Question): WireObject {
  const name = textOf(question.args, "name") ?? "parameter";
  const image = /^\/aws\/service\/.*(ami|image)/.test(name)
    ? `ami-${hash(name + question.place.region, 17)}`
    : undefined;
  const value =
    image ?? (/^\/aws\/service\/global-infrastructure\/regions\//.test(name) ? question.place.region : UNKNOWN);
  return {
    id: name,
    name,
    arn: arn(question, "ssm", `parameter/${name.replace(/^\//, "")}`),
    type: "String",
    value,
    insecureValue: value,
    version: 1,
  };
}

function secretVersion(question: Question): WireObject {
  const secretId = textOf(question.args, "secretId") ?? "secret";
  const secretArn = secretId.startsWith("arn:")
    ? secretId
    : arn(question, "secretsmanager", `secret:${secretId}-AbCdEf`);
  return {
    id: `${secretArn}|AWSCURRENT`,
    arn: secretArn,
    secretString: UNKNOWN,
    secretBinary: "",
    versionId: uuid(secretArn),
    versionStage: "AWSCURRENT",
    versionStages: ["AWSCURRENT"],
    createdDate: "2024-01-01T00:00:00Z",
  };
}

function hostedZone(question: Question): WireObject {
  const { args } = question;
  const name = (textOf(args, "name") ?? "example.com").replace(/\.$/, "");
  const { id, outputs } = placeholderOf({
    urn: `zone ${name}`,
    type: "aws:route53/zone:Zone",
    name,
    inputs: {},
    place: question.place,
  });
  const zoneId = textOf(args, "zoneId") ?? id;
  return {
    ...outputs,
    id: zoneId,
    zoneId,
    name,
    arn: `arn:aws:route53:::hostedzone/${zoneId}`,
    comment: "",
    privateZone: args["privateZone"] ?? false,
    callerReference: "",
    linkedServicePrincipal: "",
    resourceRecordSetCount: 2,
    tags: {},
    vpcId: args["vpcId"] ?? "",
  };
}

function key(question: Question): WireObject {
  const asked = textOf(question.args, "keyId") ?? "key";
  const id = /^[0-9a-f-]{36}$/.test(asked) ? asked : uuid(asked);
  const keyArn = asked.startsWith("arn:") && asked.includes(":key/") ? asked : arn(question, "kms", `key/${id}`);
  return {
    id,
    keyId: asked,
    arn: keyArn,
    awsAccountId: question.place.account,
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    keySpec: "SYMMETRIC_DEFAULT",
    enabled: true,
    keyManager: asked.includes("alias/aws/") ? "AWS" : "CUSTOMER",
    keyState: "Enabled",
    keyUsage: "ENCRYPT_DECRYPT",
    multiRegion: false,
    origin: "AWS_KMS",
  };
}

function alias(question: Question): WireObject {
  const name = textOf(question.args, "name") ?? "alias/key";
  const id = uuid(name);
  const aliasArn = arn(question, "kms", name);
  return { id: aliasArn, arn: aliasArn, name, targetKeyId: id, targetKeyArn: arn(question, "kms", `key/${id}`) };
}

const managedPolicy =
  (known: { readonly [name: string]: string }): StandIn =>
  ({ args }) => {
    const name = textOf(args, "name") ?? Object.keys(known).find((policy) => known[policy] === args["id"]) ?? "";
    const id = textOf(args, "id") ?? known[name] ?? uuid(name);
    return { id, name, etag: "ETVPDKIKX0DER", comment: "" };
  };

function policy(question: Question): WireObject {
  const given = textOf(question.args, "arn") ?? textOf(question.args, "name") ?? "policy";
  const name = given.split("/").at(-1) ?? given;
  const policyArn = given.startsWith("arn:")
    ? given
    : `arn:${partitionOf(question.place.region)}:iam::aws:policy/${name}`;
  return {
    id: policyArn,
    arn: policyArn,
    name,
    path: "/",
    description: "",
    policy: UNKNOWN,
    policyId: "ANPAEXAMPLE",
    tags: {},
  };
}

function engineVersion({ args }: Question): WireObject {
  const engine = textOf(args, "engine") ?? "postgres";
  const version =
    textOf(args, "version", "preferredVersion") ??
    (/postgres/.test(engine) ? "16.4" : /mysql|mariadb/.test(engine) ? "8.0" : "1");
  return {
    id: version,
    version,
    versionActual: version,
    engine,
    parameterGroupFamily: args["parameterGroupFamily"] ?? `${engine}${version.split(".")[0] ?? ""}`,
    defaultCharacterSet: "",
    status: "available",
  };
}

function authorization({ args, place }: Question): WireObject {
  const registry = `${place.account}.dkr.ecr.${place.region}.${dnsSuffixOf(place.region)}`;
  const password = sealed(`ecr ${place.account}`);
  const token = Buffer.from(`AWS:${password}`).toString("base64");
  return {
    id: place.region,
    authorizationToken: token,
    userName: "AWS",
    password: secretText(`ecr ${place.account}`),
    proxyEndpoint: `https://${registry}`,
    registryId: args["registryId"] ?? place.account,
    expiresAt: "2024-01-01T12:00:00Z",
  };
}

const roleOf: StandIn = existing("aws:iam/role:Role", "name", () => ({
  assumeRolePolicy: UNKNOWN,
  path: "/",
  description: "",
}));

/** Look-ups of single things that exist elsewhere. */
export const LOOKUPS: { readonly [token: string]: StandIn } = {
  "ec2/getAmi": ami,
  "index/getAmi": ami,
  "ec2/getAmiIds": (question) => ({ id: "amis", ids: [ami(question)["id"] ?? ""] }),
  "ec2/getInstance": existing("aws:ec2/instance:Instance", "instanceId"),
  "ec2/getKeyPair": existing("aws:ec2/keyPair:KeyPair", "keyName", () => ({
    publicKey: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABPreviewPlaceholder preview",
  })),
  "ec2/getLaunchTemplate": existing("aws:ec2/launchTemplate:LaunchTemplate", "name"),
  "ec2/getInstanceTypeOfferings": ({ args, place }) => ({
    id: place.region,
    instanceTypes: ["t3.micro"],
    locations: [place.region],
    locationTypes: [args["locationType"] ?? "region"],
  }),
  "ec2/getInstanceTypes": ({ place }) => ({ id: place.region, instanceTypes: ["t3.micro"] }),
  "iam/getPolicy": policy,
  "iam/getRole": roleOf,
  "iam/getUser": existing("aws:iam/user:User", "userName"),
  "iam/getGroup": existing("aws:iam/group:Group", "groupName"),
  "iam/getInstanceProfile": existing("aws:iam/instanceProfile:InstanceProfile", "name"),
  "iam/getOpenIdConnectProvider": existing("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "url"),
  "kms/getKey": key,
  "kms/getAlias": alias,
  "kms/getSecrets": ({ args }) => ({ id: "secrets", plaintext: args["secrets"] === undefined ? {} : UNKNOWN }),
  "ssm/getParameter": parameter,
  "secretsmanager/getSecret": existing("aws:secretsmanager/secret:Secret", "name", (question, id) => ({
    name: textOf(question.args, "name") ?? id,
    kmsKeyId: "",
    policy: "",
  })),
  "secretsmanager/getSecretVersion": secretVersion,
  "secretsmanager/getRandomPassword": ({ args }) => ({
    id: "password",
    randomPassword: secretText(JSON.stringify(args)),
  }),
  "route53/getZone": hostedZone,
  "acm/getCertificate": existing("aws:acm/certificate:Certificate", "domain", (question) => ({
    domain: textOf(question.args, "domain") ?? "",
    status: "ISSUED",
    certificate: "",
    certificateChain: "",
  })),
  "s3/getBucket": existing("aws:s3/bucket:Bucket", "bucket"),
  "s3/getObject": existing("aws:s3/bucketObject:BucketObject", "key", () => ({ body: UNKNOWN })),
  "s3/getBucketObject": existing("aws:s3/bucketObject:BucketObject", "key", () => ({ body: UNKNOWN })),
  "eks/getCluster": existing("aws:eks/cluster:Cluster", "name", () => ({
    version: "1.31",
    kubernetesNetworkConfigs: [{ ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16", serviceIpv6Cidr: "" }],
  })),
  "eks/getClusterAuth": ({ args }) => ({
    id: args["name"] ?? "cluster",
    token: secretText(`eks ${String(args["name"])}`),
  }),
  "ecr/getRepository": existing("aws:ecr/repository:Repository", "name", () => ({
    imageTagMutability: "MUTABLE",
    imageScanningConfigurations: [],
    encryptionConfigurations: [],
    mostRecentImageTags: [],
  })),
  "ecr/getImage": ({ args }) => ({
    id: "image",
    imageDigest: `sha256:${hash(JSON.stringify(args), 64)}`,
    imageUri: UNKNOWN,
    imageTags: [],
  }),
  "ecr/getAuthorizationToken": authorization,
  "ecr/getCredentials": authorization,
  "ecs/getCluster": existing("aws:ecs/cluster:Cluster", "clusterName"),
  "ecs/getTaskDefinition": existing("aws:ecs/taskDefinition:TaskDefinition", "taskDefinition"),
  "lb/getLoadBalancer": existing("aws:lb/loadBalancer:LoadBalancer", "name", () => ({
    subnets: [],
    securityGroups: [],
  })),
  "lb/getListener": existing("aws:lb/listener:Listener", "name"),
  "lb/getTargetGroup": existing("aws:lb/targetGroup:TargetGroup", "name"),
  "lambda/getFunction": existing("aws:lambda/function:Function", "functionName"),
  "rds/getInstance": existing("aws:rds/instance:Instance", "dbInstanceIdentifier"),
  "rds/getCluster": existing("aws:rds/cluster:Cluster", "clusterIdentifier"),
  "rds/getEngineVersion": engineVersion,
  "rds/getOrderableDbInstance": ({ args }) => ({
    id: "db.t3.micro",
    instanceClass: "db.t3.micro",
    engineVersion: engineVersion({ args } as Question)["version"] ?? "",
  }),
  "dynamodb/getTable": existing("aws:dynamodb/table:Table", "name"),
  "sns/getTopic": existing("aws:sns/topic:Topic", "name"),
  "sqs/getQueue": existing("aws:sqs/queue:Queue", "name"),
  "cloudwatch/getLogGroup": existing("aws:cloudwatch/logGroup:LogGroup", "name"),
  "cognito/getUserPools": ({ args }) => ({
    id: String(args["name"]),
    ids: [`us-east-1_${hash(String(args["name"]), 9)}`],
    arns: [],
  }),
  "efs/getFileSystem": existing("aws:efs/fileSystem:FileSystem", "fileSystemId"),
  "apigateway/getRestApi": existing("aws:apigateway/restApi:RestApi", "name"),
  "cloudfront/getCachePolicy": managedPolicy(CACHE_POLICIES),
  "cloudfront/getOriginRequestPolicy": managedPolicy(ORIGIN_REQUEST_POLICIES),
  "cloudfront/getResponseHeadersPolicy": managedPolicy(RESPONSE_HEADERS_POLICIES),
  "cloudfront/getOriginAccessIdentity": existing("aws:cloudfront/originAccessIdentity:OriginAccessIdentity", "id"),
  "cloudfront/getDistribution": existing("aws:cloudfront/distribution:Distribution", "id"),
  "cloudfront/getLogDeliveryCanonicalUserId": () => ({
    id: "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0",
  }),
  "wafv2/getWebAcl": existing("aws:wafv2/webAcl:WebAcl", "name"),
  "eks/getAddonVersion": ({ args }) => ({ id: String(args["addonName"]), version: "v1.0.0-eksbuild.1" }),
};

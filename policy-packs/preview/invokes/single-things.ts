import { SECRET, SIGNATURE, UNKNOWN, type Wire, type WireObject } from "../../adapters/pulumi/sentinels";
import { dnsSuffixOf, hash, partitionOf, uuid } from "../placeholders/identity";
import { placeholderOf } from "../placeholders/index";
import { textOf as textIn } from "../place";
import { sealed } from "../secrets";
import type { Question, StandIn } from "./stand-in";

export const textOf = (args: WireObject, ...names: readonly string[]): string | undefined =>
  names.map((name) => args[name]).find((value): value is string => typeof value === "string");

const arn = ({ place }: Question, service: string, rest: string): string =>
  `arn:${partitionOf(place.region)}:${service}:${place.region}:${place.account}:${rest}`;

/** An existing resource, as its placeholder would be had this program made it under that name. */
export const existing =
  (type: string, named: string, more: (question: Question, id: string) => WireObject = () => ({})): StandIn =>
  (question) => {
    const given = textOf(question.args, named, "name", "id", "arn") ?? "existing";
    const name = given.split(/[/:]/).at(-1) ?? given;
    const inputs = { ...question.args, [named]: name };
    const { id, outputs } = placeholderOf({ urn: `${type} ${given}`, type, name, inputs, place: question.place });
    return { tags: {}, ...outputs, id, ...(given.startsWith("arn:") ? { arn: given } : {}), ...more(question, id) };
  };

export function ami(question: Question): WireObject {
  const { args, place } = question;
  const id = `ami-${hash(JSON.stringify(args) + place.region, 17)}`;
  const owners = args["owners"];
  const owner = Array.isArray(owners) ? (textIn((owners as readonly Wire[])[0]) ?? "amazon") : "amazon";
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

export const secretText = (seed: string): Wire => ({ [SIGNATURE]: SECRET, value: sealed(seed) });

/** Public parameters that name an image say so, `recommended` ones as JSON; any other value is unknown. */
export function parameter(question: Question): WireObject {
  const name = textOf(question.args, "name") ?? "parameter";
  const value = publicParameter(name, question.place.region) ?? UNKNOWN;
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

/** As ECS and EKS publish theirs: .../recommended is an object, .../recommended/image_id one field of it. */
function publicParameter(name: string, region: string): string | undefined {
  if (name.startsWith("/aws/service/global-infrastructure/regions/")) return region;
  const [, family, field] =
    /^(\/aws\/service\/.*?(?:ami|image).*?)(?:\/(image_name|\w+_version|image_id))?$/.exec(name) ?? [];
  if (family === undefined || (field !== undefined && field !== "image_id")) return undefined;
  const id = `ami-${hash(family + region, 17)}`;
  if (field !== undefined || !family.endsWith("/recommended")) return id;
  return JSON.stringify({ schema_version: 1, image_id: id, image_name: family.split("/").at(-2), os: "Linux" });
}

export function secretVersion(question: Question): WireObject {
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

export function hostedZone(question: Question): WireObject {
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

export function key(question: Question): WireObject {
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

export function alias(question: Question): WireObject {
  const name = textOf(question.args, "name") ?? "alias/key";
  const id = uuid(name);
  const aliasArn = arn(question, "kms", name);
  return { id: aliasArn, arn: aliasArn, name, targetKeyId: id, targetKeyArn: arn(question, "kms", `key/${id}`) };
}

export const managedPolicy =
  (known: { readonly [name: string]: string }): StandIn =>
  ({ args }) => {
    const name = textOf(args, "name") ?? Object.keys(known).find((policy) => known[policy] === args["id"]) ?? "";
    const id = textOf(args, "id") ?? known[name] ?? uuid(name);
    return { id, name, etag: "ETVPDKIKX0DER", comment: "" };
  };

export function policy(question: Question): WireObject {
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

export function engineVersion({ args }: Question): WireObject {
  const engine = textOf(args, "engine") ?? "postgres";
  const version =
    textOf(args, "version", "preferredVersion") ??
    (engine.includes("postgres") ? "16.4" : /mysql|mariadb/.test(engine) ? "8.0" : "1");
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

export function authorization({ args, place }: Question): WireObject {
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

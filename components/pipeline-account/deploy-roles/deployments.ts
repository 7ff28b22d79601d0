import { takesNoResource } from "../../model/actions";
import { accountId, region, text, urlSuffix, type Text } from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";
import { actionsOf, deployable, type Service } from "./catalogue";
import type { Tier } from "./spec";

type Allowed = PolicyStatement<Text>;

/** What a role is allowed of the services, by the policy it goes into. */
export const deployments = (services: readonly Service[], tier: Tier): ReadonlyMap<string, readonly Allowed[]> => {
  const bundles = new Map<string, readonly Allowed[]>();
  for (const service of services) {
    const { bundle } = deployable(service);
    const more = service === "kms" || tier === "plan" ? [] : keysOf(service);
    bundles.set(bundle, [...(bundles.get(bundle) ?? []), ...statementsOf(service, tier), ...more]);
  }
  return bundles;
};

const here = { "aws:RequestedRegion": region };

const statementsOf = (service: Service, tier: Tier): readonly Allowed[] => [
  ...allow(service, "Reads", actionsOf(service, "reads")),
  ...(tier === "plan" ? [] : allow(service, "Writes", actionsOf(service, "writes"))),
];

/** Actions that no resource can be named for are allowed in this region; all others on what is the account's. */
const allow = (service: Service, what: string, actions: readonly string[]): readonly Allowed[] => {
  const everywhere = actions.filter((it) => takesNoResource(it) === true);
  const named = actions.filter((it) => !everywhere.includes(it));
  // A bucket that is not there yet is nobody's.
  const creates: readonly string[] = service === "s3" ? named.filter((it) => it === "s3:CreateBucket") : [];
  const onOwn = named.filter((it) => !creates.includes(it));
  const Resource = deployable(service).arn;
  const Sid = `${wordOf(service)}${what}`;
  return [
    ...(onOwn.length === 0
      ? []
      : [
          {
            Sid,
            Effect: "Allow" as const,
            Action: onOwn,
            Resource,
            ...(service === "s3" ? { Condition: { StringEquals: { "aws:ResourceAccount": accountId } } } : {}),
          },
        ]),
    ...(creates.length === 0
      ? []
      : [
          {
            Sid: `${Sid}New`,
            Effect: "Allow" as const,
            Action: creates,
            Resource,
            Condition: { StringEquals: here },
          },
        ]),
    ...(everywhere.length === 0
      ? []
      : [
          {
            Sid: `${Sid}Unnamed`,
            Effect: "Allow" as const,
            Action: everywhere,
            Resource: "*",
            Condition: { StringEquals: here },
          },
        ]),
  ];
};

/**
 * What a service does with a key in the name of whoever makes something encrypted: without any right on the data itself, this
 * decrypts nothing that could be read.
 */
const keysOf = (service: Service): readonly Allowed[] => {
  if (deployable(service).usesKeys !== true) return [];
  const through = { "kms:ViaService": text`${service}.${region}.${urlSuffix}`, "kms:CallerAccount": accountId };
  const Resource = deployable("kms").arn;
  const Sid = `${wordOf(service)}Keys`;
  return [
    {
      Sid,
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
      Resource,
      Condition: { StringEquals: through },
    },
    {
      Sid: `${Sid}Grants`,
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource,
      Condition: { Bool: { "kms:GrantIsForAWSResource": true }, StringEquals: through },
    },
  ];
};

const wordOf = (service: string): string => `${service.charAt(0).toUpperCase()}${service.slice(1)}`;

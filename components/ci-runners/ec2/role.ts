import {
  accountId,
  Input,
  partition,
  planned,
  ref,
  region,
  text,
  urlSuffix,
  type Planned,
  type Text,
} from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";
import type { Tags } from "../../model/planned/tags";
import { fits } from "../../identity/size";
import { secretsOf } from "../secrets";
import type { RunnerZone } from "../tiers";
import type { MachineTierSpec } from "./spec";

type Allowance = Omit<PolicyStatement<Text>, "Effect">;

/** What the controller knows of a tier's machines. */
export interface TierMachines {
  readonly spec: MachineTierSpec<unknown>;
  readonly keyArn: Text;
  readonly templates: readonly Text[];
}

interface RoleSpec {
  /** Of the runners: what their machines are tagged with. */
  readonly name: string;
  readonly functionArn: Text;
  readonly tags: Tags;
  readonly boundary: Text;
  readonly log: Text;
  readonly zone: RunnerZone<unknown>;
  readonly privateKey: { readonly arn: unknown; readonly keyArn: unknown };
  readonly tiers: readonly TierMachines[];
}

/**
 * What the controller may do: read the app's key, look at machines, make machines of these templates as they are and with its tag,
 * and end those with its tag. It may pass no role, so that no machine can have one.
 */
export const planControllerRole = (it: RoleSpec): readonly Planned[] => [
  policyOf("role-policy", `How the controller of ${it.name} works in this account`, ownStatements(it)),
  // Apart, because IAM takes only so much in one: subnets and templates of four tiers are many.
  policyOf("machines-policy", `What the controller of ${it.name} can do with machines`, machineStatements(it)),
  planned(
    "AWS::IAM::Role",
    "role",
    {
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Lambda",
            Effect: "Allow",
            Principal: { Service: "lambda.amazonaws.com" },
            Action: "sts:AssumeRole",
          },
        ],
      },
      Description: `Makes machines for jobs of ${it.name}, and ends them`,
      ManagedPolicyArns: [ref("role-policy"), ref("machines-policy")],
      Path: path,
      PermissionsBoundary: it.boundary,
      Tags: it.tags,
    },
    ["role-policy", "machines-policy"],
  ),
];

const path = "/ci-runners/";

const policyOf = (id: string, description: string, statements: readonly PolicyStatement<Text>[]): Planned =>
  planned("AWS::IAM::ManagedPolicy", id, {
    Description: description,
    Path: path,
    PolicyDocument: fits(
      "The policy of the controller",
      { Version: "2012-10-17", Statement: statements },
      "have fewer tiers, or zones with fewer subnets",
    ),
  });

const allow = (allowances: readonly Allowance[]): readonly PolicyStatement<Text>[] =>
  allowances.map((it) => ({ ...it, Effect: "Allow" }));

const ownStatements = (it: RoleSpec): readonly PolicyStatement<Text>[] => [
  ...allow([
    { Sid: "WriteLog", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: it.log },
    ...secretsOf({ APP_KEY: it.privateKey }),
    lookAround,
    ...interfacesOf(it.zone),
    ...encryptDisks(it.tiers),
    trace,
  ]),
  {
    Sid: "NotFromTheCode",
    Effect: "Deny",
    Action: [...interfaceActions].sort(),
    Resource: "*",
    Condition: { ArnEquals: { "lambda:SourceFunctionArn": it.functionArn } },
  },
];

const machineStatements = (it: RoleSpec): readonly PolicyStatement<Text>[] =>
  allow([makeMachines(it), ...makeOf(it), tagMachines(it), endMachines(it)]);

const ofEc2 = (resource: Text): Text => text`arn:${partition}:ec2:${region}:${accountId}:${resource}`;

const unique = (texts: readonly unknown[]): readonly Text[] => [...new Set(texts)].map((it) => new Input(it));

/** EC2 describes nothing by name: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
const lookAround: Allowance = {
  Sid: "LookAround",
  Action: [
    "ec2:DescribeInstances",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
  ],
  Resource: "*",
  Condition: { StringEquals: { "aws:RequestedRegion": region } },
};

const templatesOf = (tiers: readonly TierMachines[]): readonly Text[] =>
  tiers.flatMap(({ templates }) => templates).map((it) => ofEc2(text`launch-template/${it}`));

/** Whatever is not the template's own is refused: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/permissions-for-launch-templates.html */
const asTemplatesSay = { Bool: { "ec2:IsLaunchTemplateResource": "true" } };

const ownTag = (key: "aws:RequestTag" | "aws:ResourceTag", name: string) => ({ [`${key}/SallyportRunners`]: name });

const makeMachines = ({ name, tiers }: RoleSpec): Allowance => ({
  Sid: "MakeMachines",
  Action: "ec2:RunInstances",
  Resource: ["instance/*", "network-interface/*", "volume/*"].map(ofEc2),
  Condition: {
    ...asTemplatesSay,
    ArnEquals: { "ec2:LaunchTemplate": templatesOf(tiers) },
    StringEquals: ownTag("aws:RequestTag", name),
  },
});

const makeOf = ({ tiers }: RoleSpec): readonly Allowance[] => [
  {
    Sid: "MakeMachinesOf",
    Action: "ec2:RunInstances",
    Resource: [
      ...unique(tiers.map(({ spec }) => spec.image.id)).map((it) => text`arn:${partition}:ec2:${region}::image/${it}`),
      ...unique(tiers.map(({ spec }) => spec.zone.securityGroup)).map((it) => ofEc2(text`security-group/${it}`)),
      ...unique(tiers.flatMap(({ spec }) => Object.values(spec.zone.subnets))).map((it) => ofEc2(text`subnet/${it}`)),
    ],
    Condition: asTemplatesSay,
  },
  { Sid: "UseTemplates", Action: "ec2:RunInstances", Resource: templatesOf(tiers) },
];

const tagMachines = ({ name }: RoleSpec): Allowance => ({
  Sid: "TagMachines",
  Action: "ec2:CreateTags",
  Resource: ["instance/*", "network-interface/*", "volume/*"].map(ofEc2),
  Condition: { StringEquals: { "ec2:CreateAction": "RunInstances", ...ownTag("aws:RequestTag", name) } },
});

const endMachines = ({ name }: RoleSpec): Allowance => ({
  Sid: "EndMachines",
  Action: "ec2:TerminateInstances",
  Resource: ofEc2("instance/*"),
  Condition: { StringEquals: ownTag("aws:ResourceTag", name) },
});

/** https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html#ebs-encryption-permissions */
const encryptDisks = (tiers: readonly TierMachines[]): readonly Allowance[] => {
  const viaEc2 = { StringEquals: { "kms:ViaService": text`ec2.${region}.${urlSuffix}` } };
  const images = unique(tiers.flatMap(({ spec }) => (spec.image.keyArn === undefined ? [] : [spec.image.keyArn])));
  const keys = [...tiers.map(({ keyArn }) => keyArn), ...images];
  return [
    {
      Sid: "EncryptDisks",
      Action: [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
      ],
      Resource: keys,
      Condition: viaEc2,
    },
    {
      Sid: "LetEc2EncryptDisks",
      Action: "kms:CreateGrant",
      Resource: keys,
      Condition: { ...viaEc2, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
};

const interfaceActions = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"];

/**
 * For Lambda, to stand in the zone; the code itself is refused it. Of what is deleted Lambda tries no name:
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
const interfacesOf = ({ subnets, securityGroup }: RunnerZone<unknown>): readonly Allowance[] => [
  {
    Sid: "MakeInterfaces",
    Action: "ec2:CreateNetworkInterface",
    Resource: [
      ...Object.values(subnets).map((it) => ofEc2(text`subnet/${new Input(it)}`)),
      ofEc2(text`security-group/${new Input(securityGroup)}`),
      ofEc2("network-interface/*"),
    ],
  },
  { Sid: "TakeInterfacesAway", Action: "ec2:DeleteNetworkInterface", Resource: ofEc2("*/*") },
];

/** X-Ray knows no resources here: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html */
const trace: Allowance = {
  Sid: "SendTraces",
  Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
  Resource: "*",
  Condition: { StringEquals: { "aws:RequestedRegion": region } },
};

import { accountId, Input, partition, planned, ref, region, text, type Planned, type Text } from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";
import type { Tags } from "../../model/planned/tags";
import { secretsOf } from "../secrets";
import type { RunnerZone } from "../tiers";
import type { TierSpec } from "./spec";

type Allowance = Omit<PolicyStatement<Text>, "Effect">;

interface RoleSpec {
  /** What the runners of the tier are called: `ci-branch`. */
  readonly name: string;
  readonly tags: Tags;
  readonly boundary: Text;
  readonly vpc: Text;
  /** Of the tier's log group, with its streams. */
  readonly log: Text;
  readonly connections: readonly Text[];
  readonly tier: TierSpec<unknown>;
}

/**
 * What CodeBuild does with in this account's name, and what whatever runs in a job is, too: CodeBuild hands the role's credentials to
 * the job and has no way not to. So it may write this tier's log, make network interfaces in this tier's subnets, open the connection
 * and read the tier's secrets, and nothing else; of these, what the job has no use for is refused to whoever calls from inside the
 * network. https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html
 */
export const planRole = ({ name, tags, boundary, vpc, log, connections, tier }: RoleSpec): readonly Planned[] => {
  const forCodeBuild = [...interfaces(tier.zone), ...describe, connectionsOf(connections)];
  const statements: readonly PolicyStatement<Text>[] = [
    ...[
      { Sid: "WriteLog", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: log },
      ...forCodeBuild,
      ...pull(tier.image),
      ...secretsOf(tier.secrets ?? {}),
    ].map((it): PolicyStatement<Text> => ({ ...it, Effect: "Allow" })),
    {
      Sid: "NotFromTheJob",
      Effect: "Deny",
      Action: forCodeBuild.flatMap(({ Action }) => Action).sort(),
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceVpc": vpc } },
    },
  ];
  return [
    planned("AWS::IAM::ManagedPolicy", "role-policy", {
      Description: `What a job of ${name} can do in this account`,
      Path: path,
      PolicyDocument: { Version: "2012-10-17", Statement: statements },
    }),
    planned(
      "AWS::IAM::Role",
      "role",
      {
        AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [trust(name)] },
        Description: `Runs jobs of ${name}`,
        // This one and no other: what somebody attaches by hand, every job of the tier would have.
        ManagedPolicyArns: [ref("role-policy")],
        Path: path,
        PermissionsBoundary: boundary,
        Tags: tags,
      },
      ["role-policy"],
    ),
  ];
};

/** By which a deploy role may be allowed to pass them to CodeBuild, and no others. */
const path = "/ci-runners/";

/** CodeBuild alone, for this tier's projects alone: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
const trust = (name: string): PolicyStatement<Text> => ({
  Sid: "CodeBuildForThisTier",
  Effect: "Allow",
  Principal: { Service: "codebuild.amazonaws.com" },
  Action: "sts:AssumeRole",
  Condition: {
    ArnLike: { "aws:SourceArn": text`arn:${partition}:codebuild:${region}:${accountId}:project/${name}-*` },
    StringEquals: { "aws:SourceAccount": accountId },
  },
});

const ofEc2 = (resource: Text): Text => text`arn:${partition}:ec2:${region}:${accountId}:${resource}`;

/**
 * By the policy that CodeBuild's guide gives, narrowed to the tier's subnets and its group: an interface has no name before it is made.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html#customer-managed-policies-example-create-vpc-network-interface
 */
const interfaces = ({ subnets, securityGroup }: RunnerZone<unknown>): readonly Allowance[] => {
  const places = Object.values(subnets).map((it) => ofEc2(text`subnet/${new Input(it)}`));
  const anyInterface = ofEc2("network-interface/*");
  return [
    {
      Sid: "MakeInterfaces",
      Action: "ec2:CreateNetworkInterface",
      Resource: [...places, ofEc2(text`security-group/${new Input(securityGroup)}`), anyInterface],
    },
    {
      Sid: "HandInterfacesToCodeBuild",
      Action: "ec2:CreateNetworkInterfacePermission",
      Resource: anyInterface,
      Condition: {
        ArnEquals: { "ec2:Subnet": places },
        StringEquals: { "ec2:AuthorizedService": "codebuild.amazonaws.com" },
      },
    },
    {
      Sid: "TakeInterfacesAway",
      Action: "ec2:DeleteNetworkInterface",
      Resource: anyInterface,
      Condition: { ArnEquals: { "ec2:Subnet": places } },
    },
  ];
};

/** EC2 describes nothing by name: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
const describe: readonly Allowance[] = [
  {
    Sid: "LookAtNetwork",
    Action: [
      "ec2:DescribeDhcpOptions",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcs",
    ],
    Resource: "*",
    Condition: { StringEquals: { "aws:RequestedRegion": region } },
  },
];

/**
 * To fetch the token that opens the repository. What it may do there is what the connection was given, and no condition narrows it:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodeconnections.html
 */
const connectionsOf = (Resource: readonly Text[]): Allowance => ({
  Sid: "OpenRepositories",
  Action: ["codeconnections:GetConnection", "codeconnections:GetConnectionToken"],
  Resource,
});

/** https://docs.aws.amazon.com/codebuild/latest/userguide/sample-ecr.html; ECR's own log-in knows no resource. */
const pull = (image: TierSpec<unknown>["image"]): readonly Allowance[] =>
  image === undefined
    ? []
    : [
        {
          Sid: "PullImage",
          Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          Resource: new Input(image.repository.arn),
        },
        {
          Sid: "LogInToEcr",
          Action: "ecr:GetAuthorizationToken",
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": region } },
        },
      ];

import rule from "../../../policy-packs/rules/pipeline/pipeline-credentials-read-only";
import { testRule, unknown } from "../../rule-tester";

const github = "token.actions.githubusercontent.com";
const trust = (subject: unknown, more: object = {}, issuer = github) => ({
  Statement: [
    {
      Effect: "Allow",
      Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: { StringLike: { [`${issuer}:sub`]: subject }, ...more },
    },
  ],
});
const policy = (Action: unknown, Resource: unknown = "*", Effect = "Allow") => ({
  Statement: [{ Effect, Action, Resource }],
});
const role = (AssumeRolePolicyDocument: object, ...documents: readonly object[]) => ({
  type: "AWS::IAM::Role",
  properties: {
    AssumeRolePolicyDocument,
    Policies: documents.map((PolicyDocument, at) => ({ PolicyName: `p${String(at)}`, PolicyDocument })),
  } as never,
});

const anyJob = trust("repo:acme@1/shop@2:*");
const proposed = trust("repo:acme@1/shop@2:pull_request");

const byAws = (name: string) => ({
  type: "AWS::IAM::Role",
  properties: {
    AssumeRolePolicyDocument: proposed,
    ManagedPolicyArns: [`arn:aws:iam::aws:policy/${name}`],
  } as never,
});

const builder = (...documents: readonly object[]) => ({ ...role({ Statement: [] }, ...documents), name: "builder" });
const opened = [{ Type: "EVENT", Pattern: "PULL_REQUEST_CREATED, PULL_REQUEST_UPDATED" }];
const building = (approval: unknown, ...groups: readonly unknown[]) => ({
  type: "AWS::CodeBuild::Project",
  properties: {
    ServiceRole: { "Fn::GetAtt": ["builder", "Arn"] },
    Triggers: {
      Webhook: true,
      ...(approval === undefined ? {} : { PullRequestBuildPolicy: { RequiresCommentApproval: approval } }),
      FilterGroups: groups,
    },
  } as never,
});
const writing = builder(policy("s3:PutObject"));

testRule(rule, {
  pass: [
    [
      role(proposed, policy("sts:AssumeRole", { "Fn::GetAtt": ["reader", "Arn"] })),
      { ...role({ Statement: [] }, policy("s3:Get*")), name: "reader" },
      { ...role({ Statement: [] }, policy("s3:*")), name: "writer" },
    ],
    [role(proposed, policy(["s3:Get*", "s3:ListBucket", "ec2:Describe*", "logs:PutLogEvents"]))],
    [role(anyJob)],
    [byAws("ReadOnlyAccess")],
    [building("DISABLED", opened), builder(policy(["s3:Get*", "logs:PutLogEvents", "ec2:CreateNetworkInterface"]))],
    [byAws("AmazonDynamoDBReadOnlyAccess")],
    [role(anyJob, policy("s3:*"), policy("s3:*", "*", "Deny"))],
    [
      role(proposed, policy("dynamodb:GetItem")),
      {
        type: "AWS::IAM::Policy",
        properties: { PolicyName: "x", Roles: ["other"], PolicyDocument: policy("s3:*") } as never,
      },
    ],
  ],
  fail: [
    [[building("DISABLED", opened), writing], /RequiresCommentApproval is DISABLED: .*may s3:PutObject/],
    [[building("DISABLED"), writing], /may s3:PutObject/],
    [[building("DISABLED", [{ Type: "EVENT", Pattern: "PUSH" }], opened), writing], /may s3:PutObject/],
    [
      [
        {
          ...writing,
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: "{}",
            inlinePolicies: [{ name: "p", policy: JSON.stringify(policy("s3:PutObject")) }],
          },
        },
        { type: "aws:codebuild/project:Project", properties: { serviceRole: { Ref: "builder" } } },
        {
          type: "aws:codebuild/webhook:Webhook",
          properties: {
            projectName: { Ref: "Project" },
            pullRequestBuildPolicy: { requiresCommentApproval: "DISABLED" },
            filterGroups: [{ filters: [{ type: "EVENT", pattern: "PULL_REQUEST_REOPENED" }] }],
          },
        },
      ],
      /requiresCommentApproval is DISABLED/,
    ],
    [[byAws("PowerUserAccess")], /may \* but iam:\*, organizations:\*/],
    [
      [
        role(proposed, policy("sts:AssumeRole", { "Fn::GetAtt": ["writer", "Arn"] })),
        { ...role({ Statement: [] }, policy("sqs:PurgeQueue")), name: "writer" },
      ],
      /sqs:PurgeQueue/,
    ],
    [
      [role(proposed, policy("s3:PutObject", "arn:aws:s3:::site/*"))],
      /Statement\[0\]\.Condition: .*may s3:PutObject on arn:aws:s3:::site/,
    ],
    [[role(anyJob, policy("*"))], /may \* on \*/],
    [[role(anyJob, policy(["s3:Get*", "kms:*"]))], /kms:\*/],
    [
      [role(trust("project_path:acme/shop:ref_type:branch:ref:*", {}, "gitlab.com"), policy("sqs:SendMessage"))],
      /sqs:SendMessage/,
    ],
    [
      [
        role(proposed),
        {
          type: "AWS::IAM::Policy",
          properties: {
            PolicyName: "x",
            Roles: [{ Ref: "Role" }],
            PolicyDocument: policy("codecommit:GitPush"),
          } as never,
        },
      ],
      /codecommit:GitPush/,
    ],
    [
      [
        {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: JSON.stringify(proposed),
            managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
          },
        },
      ],
      /assumeRolePolicy/,
    ],
  ],
  unknown: [
    [building(unknown, opened), writing],
    [building("DISABLED", [{ Type: "EVENT", Pattern: unknown }]), writing],
    [building("DISABLED", opened), builder(policy(unknown))],
    [byAws("AmazonNobodyKnowsThisFullAccess")],
    [role(proposed, policy("sts:AssumeRole")), { ...role({ Statement: [] }, policy(unknown)), name: "other" }],
    [role(proposed, policy(unknown))],
    [role(trust(unknown), policy("s3:PutObject"))],
  ],
  silent: [
    [building(undefined, opened), writing],
    [building("ALL_PULL_REQUESTS", opened), writing],
    [building("DISABLED", [{ Type: "EVENT", Pattern: "PUSH, PULL_REQUEST_MERGED" }]), writing],
    [building("DISABLED", [...opened, { Type: "ACTOR_ACCOUNT_ID", Pattern: "^583231$" }]), writing],
    [role(trust("repo:acme@1/shop@2:environment:production"), policy("*"))],
    [role(trust("repo:acme@1/shop@2:*", { StringEquals: { [`${github}:ref`]: "refs/heads/main" } }), policy("*"))],
    [role(trust("project_path:acme/shop:ref_type:branch:ref:main", {}, "gitlab.com"), policy("*"))],
    [
      role(
        { Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }] },
        policy("*"),
      ),
    ],
  ],
});

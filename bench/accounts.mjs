// Accounts as companies have them: teams of ten roles each with five policies; of each team's roles one starts builds, one writes
// functions, one takes another role, and one may change the policies of its team. A role in a hundred is an administrator.
const deny = { Effect: "Deny", Action: "iam:CreateAccessKey", Resource: "*" };
const role = (n) => ({ "Fn::GetAtt": [`Role${n}`, "Arn"] });

const policy = (name, Statement) => ({
  PolicyName: name,
  PolicyDocument: { Version: "2012-10-17", Statement },
});

const allow = (Action, Resource) => ({ Effect: "Allow", Action, Resource });

/** What each of a team's ten roles may do beside reading and writing data. */
const special = (n, team, roles) => {
  const other = (n + 7 * 10 + 1) % roles;
  switch (n % 10) {
    case 0:
      return n % 100 === 0 ? [allow("*", "*")] : [allow("logs:*", "*")];
    case 1:
      return [allow("sts:AssumeRole", role(n - 1)), allow("sts:AssumeRole", role(other))];
    case 2:
      return [
        allow(["codebuild:StartBuild", "codebuild:BatchGetBuilds"], `arn:aws:codebuild:*:*:project/team-${team}-*`),
      ];
    case 3:
      return [
        allow("iam:PassRole", `arn:aws:iam::123456789012:role/team-${team}/*`),
        allow(["lambda:CreateFunction", "lambda:InvokeFunction"], `arn:aws:lambda:*:*:function:team-${team}-*`),
      ];
    case 4:
      return [
        allow(["iam:PutRolePolicy", "iam:AttachRolePolicy"], `arn:aws:iam::123456789012:role/team-${team}/worker-*`),
      ];
    case 5:
      return [allow(["lambda:UpdateFunctionCode"], `arn:aws:lambda:*:*:function:team-${team}-*`)];
    default:
      return [allow(["s3:GetObject", "s3:ListBucket"], "*")];
  }
};

const trust = (n) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: n % 10 === 9 ? "ecs-tasks.amazonaws.com" : "lambda.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
    ...(n % 10 === 0 ? [{ Effect: "Allow", Principal: { AWS: role(n + 1) }, Action: "sts:AssumeRole" }] : []),
    ...(n % 10 === 2 ? [{ Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "sts:AssumeRole" }] : []),
  ],
});

const roleOf = (n, roles) => {
  const team = Math.floor(n / 10);
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      RoleName: `worker-${n}`,
      Path: `/team-${team}/`,
      AssumeRolePolicyDocument: trust(n),
      Policies: [
        policy("data", [allow(["dynamodb:GetItem", "dynamodb:PutItem"], `arn:aws:dynamodb:*:*:table/team-${team}-*`)]),
        policy("queue", [allow("sqs:*", `arn:aws:sqs:*:*:team-${team}-*`), allow("sns:Publish", "*")]),
        policy("logs", [allow(["logs:CreateLogStream", "logs:PutLogEvents"], "*"), deny]),
        policy("own", special(n, team, roles)),
      ],
    },
  };
};

/** The fifth policy of each role is a resource of its own. */
const attached = (n) => ({
  Type: "AWS::IAM::ManagedPolicy",
  Properties: {
    ManagedPolicyName: `keys-${n}`,
    PolicyDocument: {
      Version: "2012-10-17",
      Statement: [allow(["kms:Decrypt", "s3:PutObject"], `arn:aws:s3:::work-${n}-*`)],
    },
    Roles: [{ Ref: `Role${n}` }],
  },
});

const functionOf = (n) => ({
  Type: "AWS::Lambda::Function",
  Properties: { FunctionName: `team-${Math.floor(n / 10)}-work-${n}`, Role: role(n) },
});

/** A template with so many roles, five policies each, and a function for every fifth of them. */
export const account = (roles) => ({
  AWSTemplateFormatVersion: "2010-09-09",
  Resources: Object.fromEntries([
    ...Array.from({ length: roles }, (_, n) => [`Role${n}`, roleOf(n, roles)]),
    ...Array.from({ length: roles }, (_, n) => [`Policy${n}`, attached(n)]),
    ...Array.from({ length: roles / 5 }, (_, n) => [`Function${n * 5}`, functionOf(n * 5)]),
  ]),
});

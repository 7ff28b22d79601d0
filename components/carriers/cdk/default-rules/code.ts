/**
 * What both functions have in common: one call after the other, and the answer to where CloudFormation waits for it. Deleting undoes
 * nothing. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
const answering = `
const https = require("node:https");

// What IAM has just been told takes it some seconds to heed.
const denied = ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"];
const send = (client, command, again) => client.send(command).catch(async (error) => {
  if (gone.includes(error.name)) return;
  if (!denied.includes(error.name) || again === 0) throw error;
  await new Promise((resolve) => setTimeout(resolve, 5000));
  return send(client, command, again - 1);
});

const close = async ({ RequestType, ResourceType, ResourceProperties, PhysicalResourceId }) => {
  if (RequestType === "Delete") return { Status: "SUCCESS", PhysicalResourceId };
  const [id, client, commands] = kinds[ResourceType](ResourceProperties);
  for (const command of commands) await send(client, command, 8);
  return { Status: "SUCCESS", PhysicalResourceId: id };
};

const failed = (event, error) => ({
  Status: "FAILED",
  Reason: \`\${error.name}: \${error.message}\`.slice(0, 1000),
  PhysicalResourceId: event.PhysicalResourceId ?? event.RequestId,
});

const answer = (url, text) => new Promise((resolve, reject) => {
  const headers = { "content-type": "", "content-length": Buffer.byteLength(text) };
  const request = https.request(url, { method: "PUT", headers, timeout: 10000 }, (response) => {
    response.resume();
    if (response.statusCode < 300) resolve();
    else reject(new Error("CloudFormation did not take the answer: HTTP " + response.statusCode));
  });
  request.on("timeout", () => request.destroy(new Error("CloudFormation did not take the answer in time")));
  request.on("error", reject);
  request.end(text);
});

exports.handler = async (event) => {
  const { StackId, RequestId, LogicalResourceId, RequestType, ResourceType } = event;
  const outcome = await close(event).catch((error) => failed(event, error));
  // Not the event itself: its ResponseURL is as good as a password.
  console.log(JSON.stringify({ RequestType, ResourceType, LogicalResourceId, ...outcome }));
  await answer(event.ResponseURL, JSON.stringify({ StackId, RequestId, LogicalResourceId, ...outcome }));
};
`;

/**
 * What runs in Lambda, as text, for it goes into the template: CloudFormation takes 4 KB. It takes away the rules that EC2 gives
 * a default security group and a default network ACL, each by name, so that it need not be allowed to list anything: EC2 looks
 * rules up for no single group (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html). A rule
 * that is gone already is no error. Of an account it sets the key of EBS's encryption by default, and then turns that on. Deleting
 * puts nothing back: what is left without its VPC harms nobody, a VPC without its stack stays closed, and volumes are encrypted
 * still.
 */
export const code = `
const ec2 = require("@aws-sdk/client-ec2");

const client = new ec2.EC2Client();
const gone = ["InvalidPermission.NotFound", "InvalidNetworkAclEntry.NotFound"];

const tag = (id, Tags) => new ec2.CreateTagsCommand({ Resources: [id], Tags });

const group = ({ DefaultSecurityGroupId: GroupId, Account: UserId, Tags }) => {
  const all = (whom) => ({ GroupId, IpPermissions: [{ IpProtocol: "-1", ...whom }] });
  return [GroupId, client, [
    new ec2.RevokeSecurityGroupIngressCommand(all({ UserIdGroupPairs: [{ GroupId, UserId }] })),
    new ec2.RevokeSecurityGroupEgressCommand(all({ IpRanges: [{ CidrIp: "0.0.0.0/0" }] })),
    new ec2.RevokeSecurityGroupEgressCommand(all({ Ipv6Ranges: [{ CidrIpv6: "::/0" }] })),
    tag(GroupId, Tags),
  ]];
};

// 100 is IPv4's entry, 101 is IPv6's.
const acl = ({ DefaultNetworkAclId: NetworkAclId, Tags }) => [
  NetworkAclId,
  client,
  [
    ...[100, 101].flatMap((RuleNumber) =>
      [false, true].map((Egress) => new ec2.DeleteNetworkAclEntryCommand({ NetworkAclId, RuleNumber, Egress }))),
    tag(NetworkAclId, Tags),
  ],
];

const ebs = ({ KmsKeyId }) => [
  "ebs-encryption-by-default",
  client,
  [new ec2.ModifyEbsDefaultKmsKeyIdCommand({ KmsKeyId }), new ec2.EnableEbsEncryptionByDefaultCommand({})],
];

const kinds = {
  "Custom::VpcRestrictDefaultSG": group,
  "Custom::VpcRestrictDefaultNetworkAcl": acl,
  "Custom::EbsEncryptionByDefault": ebs,
};
${answering}`.trimStart();

/**
 * As above, for what IAM and S3 keep for an account as a whole. CloudFormation hands numbers, truth values and lists over as texts.
 */
export const accountCode = `
const { IAMClient, UpdateAccountPasswordPolicyCommand, EnableOrganizationsRootCredentialsManagementCommand,
  EnableOrganizationsRootSessionsCommand } = require("@aws-sdk/client-iam");
const { S3ControlClient, PutPublicAccessBlockCommand } = require("@aws-sdk/client-s3-control");

const gone = [];
const valued = (given, names) => Object.fromEntries(names.map((name) => [name, JSON.parse(given[name])]));

const passwords = (given) => ["account-password-policy", new IAMClient(), [
  new UpdateAccountPasswordPolicyCommand(valued(given, ["AllowUsersToChangePassword", "HardExpiry", "MaxPasswordAge",
    "MinimumPasswordLength", "PasswordReusePrevention", "RequireLowercaseCharacters", "RequireNumbers",
    "RequireSymbols", "RequireUppercaseCharacters"])),
]];

const block = ({ AccountId, ...given }) => ["account-public-access-block", new S3ControlClient(), [
  new PutPublicAccessBlockCommand({
    AccountId,
    PublicAccessBlockConfiguration: valued(given, ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls",
      "RestrictPublicBuckets"]),
  }),
]];

const root = () => ["organizations-features", new IAMClient(), [
  new EnableOrganizationsRootCredentialsManagementCommand({}),
  new EnableOrganizationsRootSessionsCommand({}),
]];

const kinds = {
  "Custom::IamAccountPasswordPolicy": passwords,
  "Custom::S3AccountPublicAccessBlock": block,
  "Custom::IamOrganizationsFeatures": root,
};
${answering}`.trimStart();

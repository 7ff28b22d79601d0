import type { Facets } from "../../../components/model/facets";
import type { Properties, Resource } from "../../../components/model/graph";
import type { Json } from "../../../components/model/schema";
import { covers, findStatement, isAnybody, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { aspect, every, fail, pass, type Verdict } from "../../core/verdict";
import { isSensitive, ofClass } from "../../facets/data-class";
import { ownership, tagMap } from "../../facets/read";
import { write } from "../../facets/fixes/fix";

/** Denied to everybody whom one of these keys does not tell apart. */
const deniedBy =
  (...keys: readonly string[]) =>
  ({ effect, principals, conditions }: Statement): boolean =>
    effect === "Deny" && principals.some(isAnybody) && conditions.some(({ key }) => keys.includes(key));

const otherAccounts = deniedBy("aws:principalaccount", "aws:principalorgid");
const noAccessPoint = deniedBy("elasticfilesystem:accesspointarn");
const noMountTarget = deniedBy("elasticfilesystem:accessedviamounttarget");

const root = ({ effect, principals, actions }: Statement): boolean =>
  effect === "Deny" &&
  principals.some(isAnybody) &&
  actions.some((pattern) => covers(pattern, "elasticfilesystem:ClientRootAccess")) &&
  !actions.some((pattern) => covers(pattern, "elasticfilesystem:ClientMount"));

const says = (document: View<Json>, test: (it: Statement) => boolean, because: string): Verdict =>
  given(findStatement(document, test), (found) => (found === undefined ? fail(document, because) : pass));

const slip = "other accounts can be let in by a slip";

/** Nothing to say of data that is neither confidential nor restricted. */
const whereSensitive = (
  near: Pick<Neighbours, "settings">,
  owned: Facets["ownership"],
  judge: () => readonly Verdict[],
): Verdict | readonly Verdict[] => ofClass(near, owned, (dataClass) => (isSensitive(dataClass) ? judge() : []));

type Secret = View<Properties<"AWS::SecretsManager::Secret">>;
type Policies = readonly Resource<"AWS::SecretsManager::ResourcePolicy">[];

const secret = (it: Secret, policies: Policies): Verdict =>
  policies.length === 0
    ? fail(it, slip)
    : every(policies.map(({ view }) => says(view.get("ResourcePolicy"), otherAccounts, slip)));

const fileSystem = (document: View<Json>): readonly Verdict[] => [
  aspect(
    "own-account",
    says(document, otherAccounts, "clients without a name, or of other accounts, can be let in by a slip"),
  ),
  aspect("access-points", says(document, noAccessPoint, "a client may see all files, as whoever it says it is")),
  aspect("mount-targets", says(document, noMountTarget, "a way in that is no mount target of this network is open")),
  aspect("root", says(document, root, "a role with rights of its own may act as root")),
];

export default defineRule({
  id: "data-class-closed",
  title: "What is tagged as confidential or restricted refuses strangers, whoever lets them in",
  principle: "asset-management",
  severity: "low",
  why: "A tag keeps nobody out, and any policy may let somebody in some day: only a Deny in the thing's own policy outlives that.",
  fix: {
    pulumi: "Deny other accounts (`aws:PrincipalAccount`) in its policy, or tag it as what it is.",
    cloudformation: "Deny other accounts (`aws:PrincipalAccount`) in its policy, or tag it as what it is.",
  },
  fixes: {
    "AWS::Backup::BackupVault": write(
      "Deny other accounts (`aws:PrincipalAccount`) in the aws.backup.VaultPolicy",
      "Deny other accounts (`aws:PrincipalAccount`) in `AccessPolicy`",
      "Or tag it as what it is.",
    ),
    "AWS::SecretsManager::Secret": write(
      "Deny other accounts (`aws:PrincipalAccount`) in the aws.secretsmanager.SecretPolicy",
      "Deny other accounts (`aws:PrincipalAccount`) in the AWS::SecretsManager::ResourcePolicy",
      "Or tag it as what it is.",
    ),
    "AWS::EFS::FileSystem": write(
      "Deny other accounts (`aws:PrincipalAccount`) in the aws.efs.FileSystemPolicy, clients without an access point (`elasticfilesystem:AccessPointArn`) or mount target (`elasticfilesystem:AccessedViaMountTarget`), and `elasticfilesystem:ClientRootAccess`",
      "Deny other accounts (`aws:PrincipalAccount`) in `FileSystemPolicy`, clients without an access point (`elasticfilesystem:AccessPointArn`) or mount target (`elasticfilesystem:AccessedViaMountTarget`), and `elasticfilesystem:ClientRootAccess`",
      "Or tag it as what it is.",
    ),
  },
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html",
    "https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html",
  ],
  checks: {
    "AWS::Backup::BackupVault": (it, near) =>
      whereSensitive(near, tagMap(it.get("BackupVaultTags")), () => [
        aspect("own-account", says(it.get("AccessPolicy"), otherAccounts, slip)),
      ]),
    "AWS::EFS::FileSystem": (it, near) =>
      whereSensitive(near, ownership(it.get("FileSystemTags")), () => fileSystem(it.get("FileSystemPolicy"))),
    "AWS::SecretsManager::Secret": (it, near) =>
      whereSensitive(near, ownership(it.get("Tags")), () => [
        aspect("own-account", secret(it, near.satellites("AWS::SecretsManager::ResourcePolicy"))),
      ]),
  },
  settings: ["classes"],
  examples: {
    good: [
      {
        type: "AWS::Backup::BackupVault",
        properties: {
          BackupVaultTags: { DataClass: "restricted" },
          AccessPolicy: {
            Statement: [
              {
                Effect: "Deny",
                Principal: "*",
                Action: "backup:*",
                Resource: "*",
                Condition: { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } },
              },
            ],
          },
        },
      },
    ],
    bad: [{ type: "AWS::Backup::BackupVault", properties: { BackupVaultTags: { DataClass: "restricted" } } }],
  },
  equivalents: [],
});

import type { Kind } from "../../../components/model/graph";
import type { Fix } from "../../core/rule";
import { facetTable } from "../index";
import { write, type FixesOf } from "./fix";

/** Beside the one resource, what does it for all at once. */
const tagged = (cloudformation: string): Fix =>
  write(
    'Add an owner to `tags`, for example `tags: { Owner: "orders" }`. Best for all resources at once: `defaultTags` of the provider',
    `Add an owner to ${cloudformation}. Best for all resources at once: tags of the stack`,
  );

/** The kinds of which CloudFormation cannot change a tag. */
export const tagsFixedAtBirth = [
  "AWS::ImageBuilder::Component",
  "AWS::ImageBuilder::ImageRecipe",
  "AWS::OpenSearchServerless::Collection",
  "AWS::RedshiftServerless::Namespace",
  "AWS::Route53Resolver::ResolverQueryLoggingConfig",
  "AWS::SageMaker::DataQualityJobDefinition",
] as const satisfies readonly Kind[];

const replaced = tagged("`Tags`. CloudFormation replaces what is there already: tag that through its API first");

/** Where CloudFormation, or @pulumi/aws, does not simply say tags. */
const otherwise: Partial<FixesOf<"ownership">> = {
  "AWS::AutoScaling::AutoScalingGroup": write(
    'Add an owner to `tags`, for example `{ key: "Owner", value: "orders", propagateAtLaunch: true }`',
    "Add an owner to `Tags`, with `PropagateAtLaunch: true`",
    "The provider's `defaultTags` do not reach it.",
  ),
  "AWS::Backup::BackupPlan": tagged("`BackupPlanTags`"),
  "AWS::Backup::BackupVault": tagged("`BackupVaultTags`"),
  "AWS::Cognito::IdentityPool": tagged("`IdentityPoolTags`"),
  "AWS::Cognito::UserPool": tagged("`UserPoolTags`"),
  "AWS::DynamoDB::GlobalTable": tagged("`Tags` of each of `Replicas`"),
  "AWS::EC2::LaunchTemplate": tagged("`TagSpecifications`"),
  "AWS::EFS::AccessPoint": tagged("`AccessPointTags`"),
  "AWS::EFS::FileSystem": tagged("`FileSystemTags`"),
  "AWS::Lex::Bot": tagged("`BotTags`"),
  "AWS::Lex::BotAlias": write(
    "Tag the alias outside the program: the provider has no tags for it",
    "Add an owner to `BotAliasTags`",
  ),
  "AWS::Route53::HostedZone": tagged("`HostedZoneTags`"),
  ...Object.fromEntries(tagsFixedAtBirth.map((kind) => [kind, replaced])),
};

const tags = tagged("`Tags`");

/** How the owner is named, kind by kind. */
export const ownerTagged: Partial<FixesOf<"ownership">> = Object.fromEntries(
  (Object.keys(facetTable) as Kind[])
    .filter((kind) => "ownership" in facetTable[kind])
    .map((kind) => [kind, otherwise[kind as keyof typeof otherwise] ?? tags]),
);

import {
  accountId,
  att,
  Input,
  partition,
  ref,
  region,
  retained,
  text,
  type Planned,
  type Show,
  type Text,
} from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import type { DataClass } from "../../storage/data-class";
import { planGrants, type Grant, type Grants, type Rights } from "../../storage/grants";
import type { KeyFor } from "../../storage/key-for";
import { tagsOf } from "../../storage/tags";

/** `pull` is to run it, `inspect` to ask for tags, digests and what scans found. */
type ImageGrant<R> = Grant<"inspect" | "pull", R>;

/** A role that pushes, such as `apply` of a `DeployRoles`. */
interface Pusher<R> {
  readonly role: { readonly name: R; readonly arn: R };
  readonly why: string;
}

/** `R` is a value that may be known only after deployment. */
export interface ImageRepositorySpec<C extends DataClass, R> {
  /** How bad it is when the wrong people read the images. */
  readonly dataClass: C;
  /** Who answers for the images: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** A key for data of the same class, with `ecr` among its services. */
  readonly key: KeyFor<NoInfer<C>, "ecr", R>;
  /** Who alone pushes, by names of your own: everybody else is denied, administrators too. */
  readonly pushers: { readonly [name: string]: Pusher<R> };
  /** Roles of this account that pull. */
  readonly grants?: Grants<ImageGrant<R>>;
  /** An organization whose every account pulls: its id, as `o-a1b2c3d4e5`. */
  readonly organization?: { readonly id: string; readonly why: string };
  /** Whether functions of this account are made of its images. */
  readonly forFunctions?: boolean;
  /** For what looks for the repository by its name; otherwise the engine makes one. */
  readonly repositoryName?: string;
}

export interface ImageRepositoryOutputs<C extends DataClass, V> {
  readonly dataClass: C;
  readonly name: V;
  readonly arn: V;
  /** `<account>.dkr.ecr.<region>.amazonaws.com/<name>`. Images are pulled by their digest: `repository.at("sha256:…")`. */
  readonly uri: V;
}

export interface ImageRepositoryPlan<C extends DataClass> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => ImageRepositoryOutputs<C, V>;
}

/** Days that an image without a tag is kept, such as the layers of a build that never ended. */
const untaggedDays = 30;

/**
 * A repository in which a tag, once pushed, is the same image for good, every image is scanned as it comes, and only the pipeline
 * pushes. FSBP ECR.1 to ECR.3 and ECR.5, NIST SP 800-53 CM-14 and RA-5,
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html. `today` is the date, as `2027-03-31`. Throws a
 * `PlanError`.
 */
export const planImageRepository = <C extends DataClass, R>(
  name: string,
  spec: ImageRepositorySpec<C, R>,
  today: string,
): ImageRepositoryPlan<C> => {
  const { dataClass, owner, key, repositoryName } = spec;
  checkImages(spec);
  const all: Grants<AnyGrant<R>> = { ...spec.grants, ...pushing(spec) };
  const granted = planGrants<R, AnyGrant<R>>(all, rightsOn(name), today);
  const repository = retained("AWS::ECR::Repository", "repository", {
    EncryptionConfiguration: { EncryptionType: "KMS", KmsKey: new Input(key.arn) },
    ImageScanningConfiguration: { ScanOnPush: true },
    ImageTagMutability: "IMMUTABLE",
    LifecyclePolicy: { LifecyclePolicyText: JSON.stringify({ rules: [dropUntagged] }) },
    ...(repositoryName === undefined ? {} : { RepositoryName: repositoryName }),
    RepositoryPolicyText: {
      Version: "2012-10-17",
      Statement: [denyOtherPushers(spec), ...readers(spec), ...granted.statements],
    },
    Tags: tagsOf(name, owner, dataClass),
  });
  return {
    resources: [repository, ...granted.resources],
    outputs: (show) => ({
      dataClass,
      name: show(ref("repository")),
      arn: show(att("repository", "Arn")),
      uri: show(att("repository", "RepositoryUri")),
    }),
  };
};

type AnyGrant<R> = Grant<"inspect" | "pull" | "push", R>;

const pulls = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
const pushes = ["ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"];

const rights = {
  inspect: ["ecr:DescribeImageScanFindings", "ecr:DescribeImages", "ecr:ListImages"],
  pull: pulls,
  push: [...pulls, ...pushes],
} as const;

/** The token that Docker logs in with is the account's: there is no narrower right. */
const rightsOn = <R>(name: string): Rights<AnyGrant<R>> => ({
  of: `image repository ${name}`,
  onThing: ({ can }) => [{ Sid: "UsesImages", Action: [...new Set(can.flatMap((it) => rights[it]))].sort() }],
  onRole: () => [
    {
      Sid: "LogsIn",
      Action: "ecr:GetAuthorizationToken",
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": region } },
    },
  ],
});

const pushing = <R>({ pushers }: Pick<ImageRepositorySpec<DataClass, R>, "pushers">): Grants<AnyGrant<R>> =>
  Object.fromEntries(Object.entries(pushers).map(([name, { role, why }]) => [name, { to: role, can: ["push"], why }]));

/** Who does not push deletes nothing either: what nobody needs any more the lifecycle takes. */
const denyOtherPushers = <R>({
  pushers,
}: Pick<ImageRepositorySpec<DataClass, R>, "pushers">): PolicyStatement<Text> => ({
  Sid: "DenyOtherPushers",
  Effect: "Deny",
  Principal: "*",
  Action: [...pushes, "ecr:BatchDeleteImage"].sort(),
  Condition: { ArnNotEquals: { "aws:PrincipalArn": Object.values(pushers).map(({ role }) => new Input(role.arn)) } },
});

const readers = <R>({
  organization,
  forFunctions,
}: Pick<ImageRepositorySpec<DataClass, R>, "forFunctions" | "organization">): readonly PolicyStatement<Text>[] => [
  ...(organization === undefined
    ? []
    : [
        {
          Sid: "OrganizationPulls",
          Effect: "Allow" as const,
          Principal: "*" as const,
          Action: pulls,
          Condition: { StringEquals: { "aws:PrincipalOrgID": organization.id } },
        },
      ]),
  // https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions
  ...(forFunctions === true
    ? [
        {
          Sid: "FunctionsPull",
          Effect: "Allow" as const,
          Principal: { Service: "lambda.amazonaws.com" },
          Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          Condition: { ArnLike: { "aws:SourceArn": text`arn:${partition}:lambda:${region}:${accountId}:function:*` } },
        },
      ]
    : []),
];

const dropUntagged = {
  rulePriority: 1,
  description: "What has no tag is no release",
  selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: untaggedDays },
  action: { type: "expire" },
};

/** An image by what it is, not by what it is called: `sha256:` and 64 letters and digits. Throws a `PlanError` on a tag. */
export const checkDigest = (digest: string): string => {
  if (/^sha256:[0-9a-f]{64}$/.test(digest)) return digest;
  throw new PlanError(`${digest} is no digest of an image: write sha256: and its 64 digits, as the push says it.`);
};

const checkImages = <R>({ pushers, organization, grants = {} }: ImageRepositorySpec<DataClass, R>): void => {
  if (Object.keys(pushers).length === 0) throw new PlanError("pushers is empty: name the role that pushes.");
  const twice = Object.keys(pushers).find((it) => Object.hasOwn(grants, it));
  if (twice !== undefined) throw new PlanError(`${twice} is a name among pushers and grants: choose another for one.`);
  if (organization === undefined) return;
  if (!/^o-[a-z0-9]{10,32}$/.test(organization.id)) {
    throw new PlanError(`${organization.id} is no id of an organization: it looks like o-a1b2c3d4e5.`);
  }
  if (organization.why.trim() === "") throw new PlanError("organization must say why its every account pulls.");
};

import { beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { App, Stack } from "aws-cdk-lib";
import fc from "fast-check";
import * as cdk from "../../../components/cdk";
import { PlanError } from "../../../components/model/plan-error";
import { checkDigest } from "../../../components/pipeline-account/signing/images";
import { CodeSigning, ImageRepository, Key } from "../../../components/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";
import { isAllowed, type Statement } from "../identity/decide";
import { ofType } from "../network/given";
import { codeSigning, imageRepository, pushers, role } from "./deploy-plans";
import { deployed } from "./event-pattern";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("code signing", () => {
  it("has Lambda refuse what nobody signed, whoever deploys it", () => {
    const [config] = ofType(codeSigning().resources, "AWS::Lambda::CodeSigningConfig");
    expect(config?.properties).toMatchObject({
      AllowedPublishers: { SigningProfileVersionArns: [{ "Fn::GetAtt": ["profile", "ProfileVersionArn"] }] },
      CodeSigningPolicies: { UntrustedArtifactOnDeployment: "Enforce" },
    });
  });

  it("ends: what was signed more than a year ago is built anew", () => {
    const months = (validMonths?: number) =>
      ofType(codeSigning(validMonths === undefined ? {} : { validMonths }).resources, "AWS::Signer::SigningProfile")[0]
        ?.properties.SignatureValidityPeriod.Value;
    expect([months(), months(3)]).toEqual([12, 3]);
    for (const wrong of [0, 136, 1.5]) expect(() => codeSigning({ validMonths: wrong })).toThrow(PlanError);
  });

  it("lets roles sign by name, with this profile and no other", () => {
    const grants = { build: { to: role("build"), can: ["sign"], why: "signs what it built" } } as const;
    const policies = ofType(codeSigning({ grants }).resources, "AWS::IAM::ManagedPolicy");
    const statements = policies.flatMap(
      ({ properties }) => deployed(properties.PolicyDocument.Statement) as readonly Statement[],
    );
    const may = (action: string, resource: string): boolean => isAllowed(statements, { action, resource });
    expect(may("signer:StartSigningJob", "<profile.Arn>")).toBe(true);
    expect(may("signer:StartSigningJob", "arn:aws:signer:eu-west-1:111122223333:/signing-profiles/other")).toBe(false);
    expect(may("signer:RevokeSignature", "<profile.Arn>")).toBe(false);
    expect(may("signer:CancelSigningProfile", "<profile.Arn>")).toBe(false);
  });

  it("lets roles of other accounts sign by their ARN, each with a reason", () => {
    const pipeline = { role: "arn:aws:iam::444455556666:role/pipeline/build", why: "builds for all accounts" };
    const made = ofType(codeSigning({ elsewhere: { pipeline } }).resources, "AWS::Signer::ProfilePermission");
    expect(made.map(({ properties }) => [properties.Action, deployed(properties.Principal)])).toEqual([
      ["signer:GetSigningProfile", pipeline.role],
      ["signer:StartSigningJob", pipeline.role],
    ]);
    expect(() => codeSigning({ elsewhere: { pipeline: { ...pipeline, why: "" } } })).toThrow(PlanError);
    expect(() => codeSigning({ elsewhere: { "The Pipeline": pipeline } })).toThrow(PlanError);
  });
});

describe("an image repository", () => {
  const policyOf = (own: Parameters<typeof imageRepository>[0] = {}): readonly Statement[] =>
    ofType(imageRepository(own).resources, "AWS::ECR::Repository").flatMap(
      ({ properties }) => deployed(properties.RepositoryPolicyText.Statement) as readonly Statement[],
    );
  /** With everything allowed by the account's IAM, as to an administrator: what is left is what the repository itself says. */
  const mayBy = (who: string, action: string): boolean =>
    isAllowed(
      [
        ...policyOf().map((it) => ({ ...it, Resource: "*" })),
        { Sid: "Admin", Effect: "Allow", Action: "*", Resource: "*" },
      ],
      { action, resource: "the-repository", context: { "aws:PrincipalArn": who } },
    );

  it("takes images from the roles that push, and from no administrator", () => {
    const admin = "arn:aws:iam::111122223333:role/admin";
    expect(mayBy(pushers.apply.role.arn, "ecr:PutImage")).toBe(true);
    expect(mayBy(admin, "ecr:PutImage")).toBe(false);
    expect(mayBy(admin, "ecr:BatchDeleteImage")).toBe(false);
    expect(mayBy(admin, "ecr:BatchGetImage")).toBe(true);
  });

  it("has tags that stay what they are, scans what comes, and drops what has no tag", () => {
    const [repository] = ofType(imageRepository().resources, "AWS::ECR::Repository");
    expect(repository?.retained).toBe(true);
    expect(repository?.properties).toMatchObject({
      EncryptionConfiguration: { EncryptionType: "KMS" },
      ImageScanningConfiguration: { ScanOnPush: true },
      ImageTagMutability: "IMMUTABLE",
    });
    const lifecycle = JSON.parse(repository?.properties.LifecyclePolicy.LifecyclePolicyText ?? "") as {
      readonly rules: readonly { readonly selection: unknown }[];
    };
    expect(lifecycle.rules.map(({ selection }) => selection)).toEqual([
      expect.objectContaining({ tagStatus: "untagged", countNumber: 30 }),
    ]);
  });

  it("is open to an organization by its id, and to functions of this account only", () => {
    const statements = policyOf({ organization: { id: "o-a1b2c3d4e5", why: "all run it" }, forFunctions: true });
    const open = statements.filter(({ Effect, Principal }) => Effect === "Allow" && Principal === "*");
    expect(open.map(({ Condition }) => Condition)).toEqual([
      { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
    ]);
    const functions = statements.find(({ Sid }) => Sid === "FunctionsPull");
    expect(functions?.Condition).toEqual({
      ArnLike: { "aws:SourceArn": "arn:aws:lambda:eu-west-1:111122223333:function:*" },
    });
    expect(() => imageRepository({ organization: { id: "*", why: "all" } })).toThrow(PlanError);
    expect(() => imageRepository({ organization: { id: "o-a1b2c3d4e5", why: " " } })).toThrow(PlanError);
    expect(() => imageRepository({ pushers: {} })).toThrow(PlanError);
    expect(() => imageRepository({ grants: { apply: { to: role("a"), can: ["pull"], why: "x" } } })).toThrow(PlanError);
  });

  it("names an image by its digest, and by no tag", () => {
    expect(checkDigest(digest)).toBe(digest);
    fc.assert(
      fc.property(fc.string(), (tag) => {
        expect(() => checkDigest(tag)).toThrow(PlanError);
      }),
    );
    for (const wrong of ["latest", "v1.2.3", digest.slice(0, -1), `${digest}0`, digest.toUpperCase()])
      expect(() => checkDigest(wrong)).toThrow("no digest");
  });
});

const owner = "platform-team";

describe("signing and images, carried out", () => {
  let made: readonly PulumiResource[] = [];
  const shown: Record<string, unknown> = {};
  beforeAll(async () => {
    made = await run(() => {
      const key = new Key("images", { dataClass: "internal", owner, services: ["ecr"] });
      const images = new ImageRepository("web", { dataClass: "internal", owner, key, pushers });
      const signing = new CodeSigning("shop", { owner });
      pulumi.output({ at: images.at(digest), config: signing.config.arn }).apply((it) => Object.assign(shown, it));
    });
  }, 60_000);

  it("pass every rule in Pulumi", () => {
    expect(evaluate(adaptPulumi(made), rules).findings.map(said)).toEqual([]);
  });

  it("show what functions and tasks name", () => {
    expect(shown["at"]).toMatch(new RegExp(`.+@${digest}$`));
    expect(shown["config"]).toBeDefined();
    expect(made.find(({ type }) => type.endsWith(":SigningProfile"))?.props["namePrefix"]).toBe("shop_profile_");
  });

  it("are the same in CDK", () => {
    const stack = new Stack(new App(), "shop");
    const key = new cdk.Key(stack, "images", { dataClass: "internal", owner, services: ["ecr"] });
    const images = new cdk.ImageRepository(stack, "web", { dataClass: "internal", owner, key, pushers });
    new cdk.CodeSigning(stack, "shop", { owner });
    const types = Object.values(resourcesOf(stack)).map(({ Type }) => Type);
    expect(types).toEqual(expect.arrayContaining(["AWS::ECR::Repository", "AWS::Lambda::CodeSigningConfig"]));
    expect(() => images.at("latest")).toThrow("latest is no digest of an image");
  });
});

/** Never run: the compiler is the test. */
export const wrongCombinations = (): void => {
  const key = new Key("images", { dataClass: "internal", owner, services: ["s3"] });
  // @ts-expect-error The key serves no images.
  new ImageRepository("web", { dataClass: "internal", owner, key, pushers });
  const able = new Key("images", { dataClass: "internal", owner, services: ["ecr"] });
  // @ts-expect-error Somebody pushes.
  new ImageRepository("web", { dataClass: "internal", owner, key: able });
  const grants = { a: { to: role("a"), can: ["push"], why: "x" } } as const;
  // @ts-expect-error Whoever pushes is no grant among others.
  new ImageRepository("web", { dataClass: "internal", owner, key: able, pushers, grants });
};

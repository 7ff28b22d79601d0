import type * as aws from "@pulumi/aws";
import { first, tags } from "../codecs";
import { assemble, fold, map } from "../mapping";

/** The SDK types the document, too; what is written is its JSON text. */
type PolicyArgs = Omit<aws.ecr.RepositoryPolicyArgs, "policy"> & { readonly policy: string };

const repository = assemble<aws.ecr.RepositoryArgs, "AWS::ECR::Repository">(
  "AWS::ECR::Repository",
  (it, satellites) => {
    const encryption = first(it.get("encryptionConfigurations"));
    return {
      RepositoryName: it.get("name"),
      EmptyOnDelete: it.get("forceDelete"),
      EncryptionConfiguration: {
        EncryptionType: encryption.get("encryptionType"),
        KmsKey: encryption.get("kmsKey"),
      },
      ImageScanningConfiguration: { ScanOnPush: it.get("imageScanningConfiguration").get("scanOnPush") },
      ImageTagMutability: it.get("imageTagMutability"),
      RepositoryPolicyText: satellites
        .one<PolicyArgs>("aws:ecr/repositoryPolicy:RepositoryPolicy")
        .get("policy")
        .json(),
      Tags: tags(it.get("tags")),
    };
  },
);

export const ecr = {
  "aws:ecr/repository:Repository": repository,
  "aws:ecr/repositoryPolicy:RepositoryPolicy": fold("AWS::ECR::Repository", "repository"),
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": map<
    aws.ecr.RegistryScanningConfigurationArgs,
    "AWS::ECR::RegistryScanningConfiguration"
  >("AWS::ECR::RegistryScanningConfiguration", (it) => ({
    Rules: it.get("rules").each((rule) => ({
      RepositoryFilters: rule.get("repositoryFilters").each((one) => ({ Filter: one.get("filter") })),
      ScanFrequency: rule.get("scanFrequency"),
    })),
  })),
};

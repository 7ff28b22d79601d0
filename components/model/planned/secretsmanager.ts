import type { PolicyDocument } from "./policy";
import type { Tags } from "./tags";

/** What plans write of Secrets Manager, in CloudFormation's names. */
export interface SecretsManagerResources<V> {
  "AWS::SecretsManager::Secret": {
    readonly Description: string;
    /** The first value is made up by AWS: no plan holds one. */
    readonly GenerateSecretString: {
      readonly ExcludeCharacters?: string;
      /** The field of the template that the value goes into. */
      readonly GenerateStringKey?: "password";
      readonly PasswordLength: number;
      readonly RequireEachIncludedType: boolean;
      /** A JSON object of what is no secret. */
      readonly SecretStringTemplate?: V;
    };
    readonly KmsKeyId: V;
    readonly ReplicaRegions?: readonly { readonly Region: string; readonly KmsKeyId: V }[];
    readonly Tags: Tags;
  };
  "AWS::SecretsManager::ResourcePolicy": {
    readonly BlockPublicPolicy: boolean;
    readonly ResourcePolicy: PolicyDocument<V>;
    readonly SecretId: V;
  };
  "AWS::SecretsManager::RotationSchedule": {
    readonly RotateImmediatelyOnUpdate: boolean;
    readonly RotationLambdaARN: V;
    readonly RotationRules: { readonly AutomaticallyAfterDays: number };
    readonly SecretId: V;
  };
}

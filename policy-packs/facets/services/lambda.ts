import { derive } from "../../../components/model/value";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const lambda: FacetsOf<
  | "AWS::Lambda::CodeSigningConfig"
  | "AWS::Lambda::Function"
  | "AWS::Lambda::LayerVersionPermission"
  | "AWS::Lambda::Permission"
  | "AWS::Lambda::Url"
> = {
  "AWS::Lambda::CodeSigningConfig": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::Lambda::Function": {
    // Lambda encrypts environment variables always, with its own key where none is named:
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
    atRest: (it) => {
      const variables = it.get("Environment").get("Variables").entries();
      if (variables.known && variables.value.length === 0) return [];
      const key = it.get("KmsKeyArn");
      return [{ aspect: "environment-variables", encrypted: always(key), key: keyOwner(key, "aws-managed") }];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::Lambda::LayerVersionPermission": {},
  "AWS::Lambda::Permission": {},
  "AWS::Lambda::Url": {
    authentication: (it) => [
      { aspect: "iam", required: derive(it.get("AuthType").str("NONE"), (type) => type === "AWS_IAM") },
    ],
  },
};

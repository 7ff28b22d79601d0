import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { map } from "../mapping";

export const opensearchserverless = {
  "aws:opensearch/serverlessAccessPolicy:ServerlessAccessPolicy": map<
    aws.opensearch.ServerlessAccessPolicyArgs,
    "AWS::OpenSearchServerless::AccessPolicy"
  >("AWS::OpenSearchServerless::AccessPolicy", (it) => ({
    Name: it.get("name"),
    Policy: it.get("policy"),
    Type: it.get("type"),
  })),
  "aws:opensearch/serverlessCollection:ServerlessCollection": map<
    aws.opensearch.ServerlessCollectionArgs,
    "AWS::OpenSearchServerless::Collection"
  >("AWS::OpenSearchServerless::Collection", (it) => ({
    Name: it.get("name"),
    // The provider takes none: https://www.pulumi.com/registry/packages/aws/api-docs/opensearch/serverlesscollection/
    DeletionProtection: View.absent(it),
    Tags: tags(it.get("tags")),
  })),
  "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy": map<
    aws.opensearch.ServerlessSecurityPolicyArgs,
    "AWS::OpenSearchServerless::SecurityPolicy"
  >("AWS::OpenSearchServerless::SecurityPolicy", (it) => ({
    Name: it.get("name"),
    Policy: it.get("policy"),
    Type: it.get("type"),
  })),
};

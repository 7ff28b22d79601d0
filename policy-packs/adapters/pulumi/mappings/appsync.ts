import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const appsync = {
  "aws:appsync/apiCache:ApiCache": map<aws.appsync.ApiCacheArgs, "AWS::AppSync::ApiCache">(
    "AWS::AppSync::ApiCache",
    (it) => ({
      AtRestEncryptionEnabled: it.get("atRestEncryptionEnabled"),
      TransitEncryptionEnabled: it.get("transitEncryptionEnabled"),
    }),
  ),
  "aws:appsync/graphQLApi:GraphQLApi": map<aws.appsync.GraphQLApiArgs, "AWS::AppSync::GraphQLApi">(
    "AWS::AppSync::GraphQLApi",
    (it) => ({
      Name: it.get("name"),
      AuthenticationType: it.get("authenticationType"),
      LogConfig: { FieldLogLevel: it.get("logConfig").get("fieldLogLevel") },
      Tags: tags(it.get("tags")),
      Visibility: it.get("visibility"),
      XrayEnabled: it.get("xrayEnabled"),
    }),
  ),
};

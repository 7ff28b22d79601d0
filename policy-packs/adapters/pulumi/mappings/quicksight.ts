import type * as aws from "@pulumi/aws";
import { password, tags } from "../codecs";
import { map } from "../mapping";

export const quicksight = {
  "aws:quicksight/dataSource:DataSource": map<aws.quicksight.DataSourceArgs, "AWS::QuickSight::DataSource">(
    "AWS::QuickSight::DataSource",
    (it) => ({
      Name: it.get("name"),
      Credentials: {
        CredentialPair: { Password: password(it.get("credentials").get("credentialPair").get("password")) },
      },
      SslProperties: { DisableSsl: it.get("sslProperties").get("disableSsl") },
      Tags: tags(it.get("tags")),
    }),
  ),
};

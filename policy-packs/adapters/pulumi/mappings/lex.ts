import type * as aws from "@pulumi/aws";
import { Unresolved } from "../../../../components/model/raw";
import { given } from "../../../../components/model/value";
import { View, type Mapped } from "../../../../components/model/view";
import { map, type Plain } from "../mapping";

interface Recording {
  readonly Destination: { readonly S3Bucket: { readonly KmsKeyArn: string; readonly S3BucketArn: string } };
  readonly Enabled: boolean;
}

type Log = Plain<aws.types.input.lex.BotAliasConversationLogsLogSetting>;

const isWritten = (log: View<Log>): boolean => given(log.get("logType").str(""), (type) => type === "TEXT") === true;

const recording = (log: View<Log>): Mapped<Recording> => ({
  Destination: { S3Bucket: { KmsKeyArn: log.get("kmsKeyArn"), S3BucketArn: log.get("resourceArn") } },
  Enabled: View.absent(log),
});

export const lex = {
  // Version 1 of the service; version 2 has aliases in CloudFormation alone. An alias of version 1 takes no tags from Pulumi.
  "aws:lex/botAlias:BotAlias": map<aws.lex.BotAliasArgs, "AWS::Lex::BotAlias">("AWS::Lex::BotAlias", (it) => ({
    BotAliasName: it.get("name"),
    BotAliasTags: View.of(it.source, new Unresolved("the provider sets no tags on it", [], true), ["tags"]),
    ConversationLogSettings: {
      AudioLogSettings: it
        .get("conversationLogs")
        .get("logSettings")
        .spread<Recording>((log) => (isWritten(log) ? [] : [recording(log)])),
    },
  })),
};

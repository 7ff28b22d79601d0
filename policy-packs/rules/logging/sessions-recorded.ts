import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { aspect, every, isTrue, pass, type Verdict } from "../../core/verdict";
import { anyOf, isFilled } from "../../facets/read";

/** What Session Manager reads: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html */
interface Preferences {
  readonly sessionType?: string;
  readonly inputs?: {
    readonly cloudWatchEncryptionEnabled?: boolean;
    readonly cloudWatchLogGroupName?: string;
    readonly kmsKeyId?: string;
    readonly s3BucketName?: string;
    readonly s3EncryptionEnabled?: boolean;
  };
}

type Inputs = View<NonNullable<Preferences["inputs"]>>;

const encrypted = (destination: View<string>, switched: View<boolean>): Verdict =>
  given(isFilled(destination), (named) =>
    named ? isTrue(switched.bool(false), "what people type may lie there in the clear") : pass,
  );

const judge = (inputs: Inputs): readonly Verdict[] => {
  const [bucket, group] = [inputs.get("s3BucketName"), inputs.get("cloudWatchLogGroupName")];
  const recorded = anyOf([isFilled(group), isFilled(bucket)], isFilled(group));
  return [
    aspect("logs", isTrue(recorded, "nobody can see afterwards what was typed on a machine")),
    aspect(
      "encrypted-logs",
      every([
        encrypted(bucket, inputs.get("s3EncryptionEnabled")),
        encrypted(group, inputs.get("cloudWatchEncryptionEnabled")),
      ]),
    ),
    aspect("session-key", isTrue(isFilled(inputs.get("kmsKeyId")), "no key of yours decides who may join a session")),
  ];
};

export default defineRule({
  id: "sessions-recorded",
  title: "Sessions on machines are recorded, and encrypted under a key",
  principle: "logging",
  severity: "medium",
  why: "A session is a shell on a machine: without a record nobody can tell what an intruder did, or an administrator.",
  fix: {
    pulumi:
      "In `inputs` of the JSON of `content`, set `cloudWatchLogGroupName` with `cloudWatchEncryptionEnabled: true` (or `s3BucketName` with `s3EncryptionEnabled: true`), and `kmsKeyId`.",
    cloudformation:
      "In `inputs` of `Content`, set `cloudWatchLogGroupName` with `cloudWatchEncryptionEnabled: true` (or `s3BucketName` with `s3EncryptionEnabled: true`), and `kmsKeyId`.",
  },
  links: ["https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html"],
  checks: {
    "AWS::SSM::Document": (it) => {
      const content = it.get("Content").json() as unknown as View<Preferences>;
      return given(it.get("DocumentType").str(""), (type) =>
        type !== "Session"
          ? []
          : // Sessions that only forward a port have nothing to write down.
            given(content.get("sessionType").str("Standard_Stream"), (session) =>
              session === "Standard_Stream" ? judge(content.get("inputs")) : [],
            ),
      );
    },
  },
  examples: {
    good: [
      {
        type: "AWS::SSM::Document",
        properties: {
          DocumentType: "Session",
          Content: {
            schemaVersion: "1.0",
            sessionType: "Standard_Stream",
            inputs: {
              cloudWatchLogGroupName: "sessions",
              cloudWatchEncryptionEnabled: true,
              kmsKeyId: "alias/sessions",
            },
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::SSM::Document",
        properties: {
          DocumentType: "Session",
          Content: { schemaVersion: "1.0", sessionType: "Standard_Stream", inputs: { s3BucketName: "" } },
        },
      },
    ],
  },
  equivalents: [
    { id: "CKV_AWS_112", type: "AWS::SSM::Document", aspect: "session-key" },
    { id: "CKV_AWS_113", type: "AWS::SSM::Document", aspect: "encrypted-logs" },
    { id: "CKV_AWS_113", type: "AWS::SSM::Document", aspect: "logs" },
  ],
});

import { covers, findStatement, isAnybody, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

const deniesPlainNfs = (statement: Statement): boolean =>
  statement.effect === "Deny" &&
  statement.principals.some(isAnybody) &&
  statement.actions.some((pattern) => covers(pattern, "elasticfilesystem:ClientMount")) &&
  statement.conditions.length === 1 &&
  statement.conditions.some(
    ({ operator, key, values }) =>
      /^bool(ifexists)?$/.test(operator) && key === "aws:securetransport" && values.includes("false"),
  );

export default defineRule({
  id: "file-system-tls-only",
  title: "A file system is mounted over TLS alone",
  principle: "encryption",
  severity: "medium",
  why: "NFS goes over the network in the clear: whoever sits on the way reads and changes the files. Without a policy EFS takes such clients, and any that reach it.",
  fix: {
    pulumi:
      "Add an aws.efs.FileSystemPolicy that denies `elasticfilesystem:ClientMount` to everybody while `aws:SecureTransport` is `false`.",
    cloudformation:
      "Set `FileSystemPolicy` to one that denies `elasticfilesystem:ClientMount` to everybody while `aws:SecureTransport` is `false`.",
  },
  links: ["https://docs.aws.amazon.com/efs/latest/ug/enforce-in-transit-encryption.html"],
  checks: {
    "AWS::EFS::FileSystem": (it) =>
      given(findStatement(it.get("FileSystemPolicy"), deniesPlainNfs), (found) =>
        found === undefined ? fail(it, "The file system has no policy that denies clients without TLS.") : pass,
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::EFS::FileSystem",
        properties: {
          FileSystemPolicy: {
            Statement: [
              {
                Effect: "Deny",
                Principal: { AWS: "*" },
                Action: "*",
                Condition: { Bool: { "aws:SecureTransport": "false" } },
              },
            ],
          },
        },
      },
    ],
    bad: [{ type: "AWS::EFS::FileSystem", properties: { Encrypted: true } }],
  },
  equivalents: [],
});

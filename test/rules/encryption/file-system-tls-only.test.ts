import rule from "../../../policy-packs/rules/encryption/file-system-tls-only";
import { testRule, unknown } from "../../rule-tester";

const statement = {
  Effect: "Deny",
  Principal: "*",
  Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
  Condition: { Bool: { "aws:SecureTransport": false } },
};
const document = (own: object = {}) => ({ Statement: [{ ...statement, ...own }] }) as never;
const fileSystem = (policy: never) => ({ type: "AWS::EFS::FileSystem", properties: { FileSystemPolicy: policy } });
const inPulumi = (policy: unknown) => [
  { type: "aws:efs/fileSystem:FileSystem", properties: {} },
  {
    type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
    properties: { fileSystemId: { Ref: "FileSystem" }, policy: policy as string },
  },
];

testRule(rule, {
  pass: [
    [fileSystem(document())],
    [fileSystem(document({ Action: "*", Principal: { AWS: "*" } }))],
    inPulumi(JSON.stringify(document())),
  ],
  fail: [
    [[{ type: "AWS::EFS::FileSystem", properties: { Encrypted: true } }], /no policy that denies clients without TLS/],
    [[{ type: "aws:efs/fileSystem:FileSystem", properties: { encrypted: true } }], /denies clients without TLS/],
    [[fileSystem(document({ Action: "elasticfilesystem:ClientWrite" }))], /denies clients without TLS/],
    [[fileSystem(document({ Condition: { Bool: { "aws:SecureTransport": true } } }))], /without TLS/],
    // Whoever is not of that account may do without.
    [
      [
        fileSystem(
          document({
            Condition: {
              Bool: { "aws:SecureTransport": false },
              StringEquals: { "aws:PrincipalAccount": "111122223333" },
            },
          }),
        ),
      ],
      /without TLS/,
    ],
  ],
  unknown: [[fileSystem(unknown as never)], inPulumi(unknown)],
});

import rule from "../../../policy-packs/rules/asset-management/security-changes-not-ignored";
import { testRule } from "../../rule-tester";

const ignoring = (type: string, properties: object, ...ignoreChanges: readonly string[]) => [
  { type, properties: properties as never, options: { ignoreChanges } },
];
const database = (...paths: readonly string[]) => ignoring("aws:rds/instance:Instance", {}, ...paths);

testRule(rule, {
  pass: [
    database("tags", "tagsAll"),
    database("engineVersion", "instanceClass", "allocatedStorage"),
    ignoring("aws:ecs/service:Service", {}, "desiredCount"),
    ignoring("aws:ec2/securityGroup:SecurityGroup", { ingress: [] }, "description"),
  ],
  fail: [
    [database("publiclyAccessible"), /^fail \(exposure\) publiclyAccessible is in ignoreChanges: the program's word/],
    [database("storageEncrypted"), /\(at-rest\) storageEncrypted/],
    [database("backupRetentionPeriod"), /\(recovery\) backupRetentionPeriod/],
    [ignoring("aws:ec2/securityGroup:SecurityGroup", { ingress: [] }, "ingress[0].cidrBlocks"), /\(network\) ingress/],
    [ignoring("aws:iam/role:Role", { assumeRolePolicy: "{}" }, "assumeRolePolicy"), /\(policy\) assumeRolePolicy/],
    [
      ignoring("aws:ec2/instance:Instance", { metadataOptions: { httpTokens: "required" } }, "metadataOptions"),
      /\(metadata\)/,
    ],
    // Of a satellite: its owner is judged with it.
    [
      [
        { type: "aws:s3/bucket:Bucket", properties: {} },
        {
          type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          properties: { bucket: { Ref: "Bucket" }, blockPublicAcls: true },
          options: { ignoreChanges: ["*"] },
        },
      ],
      /\(exposure\) blockPublicAcls is in ignoreChanges/,
    ],
  ],
  unknown: [],
  silent: [[{ type: "aws:rds/instance:Instance", properties: {} }], [{ type: "AWS::RDS::DBInstance", properties: {} }]],
});

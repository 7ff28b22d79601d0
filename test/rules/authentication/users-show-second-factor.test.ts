import rule from "../../../policy-packs/rules/authentication/users-show-second-factor";
import { testRule, unknown } from "../../rule-tester";

const ann = "arn:aws:iam::123456789012:user/ann";
const statement = (AWS: unknown, Condition?: object) => ({
  Effect: "Allow",
  Principal: { AWS },
  Action: "sts:AssumeRole",
  ...(Condition === undefined ? {} : { Condition }),
});
const role = (AWS: unknown, Condition?: object) => [
  {
    type: "AWS::IAM::Role",
    properties: { AssumeRolePolicyDocument: { Statement: [statement(AWS, Condition)] } as never },
  },
];
const present = { "aws:MultiFactorAuthPresent": "true" };

testRule(rule, {
  pass: [
    role(ann, { Bool: present }),
    role(ann, { Bool: { "aws:MultiFactorAuthPresent": true } }),
    role([ann], { NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } }),
    [
      {
        type: "aws:iam/role:Role",
        properties: { assumeRolePolicy: JSON.stringify({ Statement: [statement(ann, { Bool: present })] }) },
      },
    ],
  ],
  fail: [
    [role(ann), /Statement\[0\]\.Condition .*a user's access key alone is enough/],
    [role(ann, { BoolIfExists: present }), /Condition/],
    [role(["arn:aws:iam::123456789012:role/a", ann], { Bool: { "aws:MultiFactorAuthPresent": "false" } }), /Condition/],
    [
      [
        {
          type: "aws:iam/role:Role",
          properties: { assumeRolePolicy: JSON.stringify({ Statement: [statement(ann)] }) },
        },
      ],
      /assumeRolePolicy/,
    ],
  ],
  unknown: [[{ type: "aws:iam/role:Role", properties: { assumeRolePolicy: unknown } }], role(ann, { Bool: unknown })],
  silent: [role("arn:aws:iam::123456789012:role/a"), role("arn:aws:iam::123456789012:root")],
});

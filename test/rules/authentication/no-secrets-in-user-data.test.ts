import { expect, it } from "@jest/globals";
import rule from "../../../policy-packs/rules/authentication/no-secrets-in-user-data";
import { judge, testRule, unknown } from "../../rule-tester";

const key = ["AKIA", "IOSFODNN7EXAMPLE"].join("");
const script = `#!/bin/bash\nexport AWS_ACCESS_KEY_ID=${key}\n`;
const base64 = Buffer.from(script).toString("base64");
const instance = (UserData: string | object) => [
  { type: "AWS::EC2::Instance", properties: { UserData: UserData as never } },
];

testRule(rule, {
  pass: [
    instance("#!/bin/bash\nyum update -y"),
    [
      ...instance({ "Fn::Base64": { "Fn::Sub": "curl https://${Zone}:${Zone}@${AWS::Region}.example.com" } }),
      { type: "AWS::Route53::HostedZone", name: "Zone", properties: {} },
    ],
    [
      {
        type: "aws:ec2/instance:Instance",
        properties: { userData: "#!/bin/bash\ncurl https://$USER:$TOKEN@example.com" },
      },
    ],
  ],
  fail: [
    [instance(script), /UserData is an AWS access key/],
    [
      instance({ "Fn::Base64": { "Fn::Join": ["", ["region=", { Ref: "AWS::Region" }, ` key=${key}`]] } }),
      /UserData is/,
    ],
    [[{ type: "AWS::AutoScaling::LaunchConfiguration", properties: { UserData: script } }], /UserData is/],
    [[{ type: "aws:ec2/launchTemplate:LaunchTemplate", properties: { userData: base64 } }], /userData is/],
    [[{ type: "aws:ec2/instance:Instance", properties: { userDataBase64: base64 } }], /userDataBase64 is/],
  ],
  unknown: [instance(unknown)],
  silent: [[{ type: "AWS::EC2::Instance", properties: { ImageId: "ami-1" } }]],
});

it("never shows the secret", () => {
  const said = judge(rule, instance(script)).findings.map(({ message }) => message);
  expect(said.join()).not.toContain(key);
});

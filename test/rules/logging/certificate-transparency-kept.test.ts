import rule from "../../../policy-packs/rules/logging/certificate-transparency-kept";
import { testRule, unknown } from "../../rule-tester";

const certificate = (preference: unknown) => [
  {
    type: "AWS::CertificateManager::Certificate",
    properties: { CertificateTransparencyLoggingPreference: preference } as never,
  },
];
const pulumi = (preference: string) => [
  {
    type: "aws:acm/certificate:Certificate",
    properties: { options: { certificateTransparencyLoggingPreference: preference } } as never,
  },
];

testRule(rule, {
  pass: [certificate("ENABLED"), pulumi("ENABLED"), [{ type: "aws:acm/certificate:Certificate", properties: {} }]],
  fail: [
    [certificate("DISABLED"), /CertificateTransparencyLoggingPreference is DISABLED/],
    [pulumi("DISABLED"), /options\.certificateTransparencyLoggingPreference is DISABLED/],
  ],
  unknown: [certificate(unknown)],
});

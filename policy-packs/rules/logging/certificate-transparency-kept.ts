import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "certificate-transparency-kept",
  title: "Certificates stand in the public transparency logs",
  principle: "logging",
  severity: "low",
  why: "In the public logs you see a certificate that somebody else got for your name; browsers refuse one that is in none.",
  fix: {
    pulumi: 'Leave `certificateTransparencyLoggingPreference` out of `options`, or set it to `"ENABLED"`.',
    cloudformation: "Leave `CertificateTransparencyLoggingPreference` out, or set it to `ENABLED`.",
  },
  links: ["https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html#concept-transparency"],
  checks: {
    "AWS::CertificateManager::Certificate": (it) => {
      const preference = it.get("CertificateTransparencyLoggingPreference").str("ENABLED");
      return given(preference, (choice) =>
        choice === "DISABLED"
          ? fail(preference, "browsers refuse the certificate, and nobody sees a second one")
          : pass,
      );
    },
  },
  examples: {
    good: [{ type: "AWS::CertificateManager::Certificate", properties: { DomainName: "shop.example.com" } }],
    bad: [
      {
        type: "AWS::CertificateManager::Certificate",
        properties: { DomainName: "shop.example.com", CertificateTransparencyLoggingPreference: "DISABLED" },
      },
    ],
  },
  equivalents: [{ id: "CKV_AWS_234", type: "AWS::CertificateManager::Certificate" }],
});

import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const acm = {
  "aws:acm/certificate:Certificate": map<aws.acm.CertificateArgs, "AWS::CertificateManager::Certificate">(
    "AWS::CertificateManager::Certificate",
    (it) => ({
      CertificateAuthorityArn: it.get("certificateAuthorityArn"),
      CertificateBody: it.get("certificateBody"),
      CertificateTransparencyLoggingPreference: it.get("options").get("certificateTransparencyLoggingPreference"),
      DomainName: it.get("domainName"),
      Tags: tags(it.get("tags")),
      ValidationMethod: it.get("validationMethod"),
    }),
  ),
};

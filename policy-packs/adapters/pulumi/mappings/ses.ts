import type * as aws from "@pulumi/aws";
import { map } from "../mapping";

export const ses = {
  "aws:ses/configurationSet:ConfigurationSet": map<aws.ses.ConfigurationSetArgs, "AWS::SES::ConfigurationSet">(
    "AWS::SES::ConfigurationSet",
    (it) => ({ Name: it.get("name"), DeliveryOptions: { TlsPolicy: it.get("deliveryOptions").get("tlsPolicy") } }),
  ),
  "aws:sesv2/configurationSet:ConfigurationSet": map<aws.sesv2.ConfigurationSetArgs, "AWS::SES::ConfigurationSet">(
    "AWS::SES::ConfigurationSet",
    (it) => ({
      Name: it.get("configurationSetName"),
      DeliveryOptions: { TlsPolicy: it.get("deliveryOptions").get("tlsPolicy") },
    }),
  ),
};

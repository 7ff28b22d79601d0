import { derive } from "../../../components/model/value";
import type { FacetsOf } from "../table";

export const ses: FacetsOf<"AWS::SES::ConfigurationSet"> = {
  "AWS::SES::ConfigurationSet": {
    // Mail goes in the clear to whom takes no TLS: https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html
    inTransit: (it) => [
      {
        aspect: "delivery",
        encrypted: derive(
          it.get("DeliveryOptions").get("TlsPolicy").str("OPTIONAL"),
          (policy) => policy.toUpperCase() === "REQUIRE",
        ),
      },
    ],
  },
};

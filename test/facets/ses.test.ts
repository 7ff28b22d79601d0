import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import { testRule, unknown } from "../rule-tester";

const set = "AWS::SES::ConfigurationSet";

testRule(inTransit, {
  pass: [
    [{ type: set, properties: { DeliveryOptions: { TlsPolicy: "REQUIRE" } } }],
    [{ type: "aws:ses/configurationSet:ConfigurationSet", properties: { deliveryOptions: { tlsPolicy: "Require" } } }],
    [
      {
        type: "aws:sesv2/configurationSet:ConfigurationSet",
        properties: { deliveryOptions: { tlsPolicy: "REQUIRE" } },
      },
    ],
  ],
  fail: [
    [[{ type: set, properties: {} }], /\(delivery\) DeliveryOptions\.TlsPolicy is not set \(OPTIONAL by default\)/],
    [
      [
        {
          type: "aws:ses/configurationSet:ConfigurationSet",
          properties: { deliveryOptions: { tlsPolicy: "Optional" } },
        },
      ],
      /tlsPolicy is Optional/,
    ],
  ],
  unknown: [[{ type: set, properties: { DeliveryOptions: unknown } }]],
});

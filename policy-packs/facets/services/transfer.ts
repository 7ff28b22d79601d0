import { derive, given } from "../../../components/model/value";
import { anySet, includesAny, ownership } from "../read";
import type { FacetsOf } from "../table";

export const transfer: FacetsOf<"AWS::Transfer::Server"> = {
  "AWS::Transfer::Server": {
    // SFTP alone where nothing is said: https://docs.aws.amazon.com/transfer/latest/APIReference/API_CreateServer.html
    inTransit: (it) => [
      { aspect: "clients", encrypted: derive(includesAny(it.get("Protocols"), ["FTP"]), (plain) => !plain) },
    ],
    // In a VPC, only elastic addresses make a server public: https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html
    exposure: (it) => {
      const type = it.get("EndpointType").str("PUBLIC");
      const addresses = it.get("EndpointDetails").get("AddressAllocationIds").isSet();
      return [
        {
          aspect: "endpoint",
          open: given(type, (name) => (name === "PUBLIC" ? derive(type, () => true) : addresses)),
        },
      ];
    },
    audit: (it) => [
      { aspect: "session-logs", enabled: anySet(it.get("StructuredLogDestinations"), it.get("LoggingRole")) },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};

import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const transfer = {
  "aws:transfer/server:Server": map<aws.transfer.ServerArgs, "AWS::Transfer::Server">(
    "AWS::Transfer::Server",
    (it) => ({
      EndpointDetails: { AddressAllocationIds: it.get("endpointDetails").get("addressAllocationIds") },
      EndpointType: it.get("endpointType"),
      LoggingRole: it.get("loggingRole"),
      Protocols: it.get("protocols"),
      StructuredLogDestinations: it.get("structuredLogDestinations"),
      Tags: tags(it.get("tags")),
    }),
  ),
};

import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import closed from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const server = "AWS::Transfer::Server";
const inPulumi = "aws:transfer/server:Server";

testRule(closed, {
  pass: [
    [{ type: server, properties: { EndpointType: "VPC", EndpointDetails: { SubnetIds: ["subnet-1"] } } }],
    [{ type: inPulumi, properties: { endpointType: "VPC" } }],
  ],
  fail: [
    [[{ type: server, properties: {} }], /\(endpoint\) EndpointType is not set \(PUBLIC by default\)/],
    [
      [{ type: inPulumi, properties: { endpointType: "VPC", endpointDetails: { addressAllocationIds: ["eip-1"] } } }],
      /addressAllocationIds/,
    ],
  ],
  unknown: [[{ type: server, properties: { EndpointType: unknown } }]],
});

testRule(inTransit, {
  pass: [[{ type: server, properties: {} }], [{ type: inPulumi, properties: { protocols: ["SFTP", "FTPS"] } }]],
  fail: [[[{ type: server, properties: { Protocols: ["SFTP", "FTP"] } }], /\(clients\) Protocols\[1\] is FTP/]],
  unknown: [[{ type: server, properties: { Protocols: [unknown] } }]],
});

testRule(logged, {
  pass: [
    [{ type: server, properties: { LoggingRole: "arn:aws:iam::111122223333:role/transfer" } }],
    [{ type: inPulumi, properties: { structuredLogDestinations: ["arn:aws:logs:::log-group:transfer:*"] } }],
  ],
  fail: [[[{ type: server, properties: {} }], /\(session-logs\)/]],
  unknown: [[{ type: server, properties: { StructuredLogDestinations: unknown } }]],
});

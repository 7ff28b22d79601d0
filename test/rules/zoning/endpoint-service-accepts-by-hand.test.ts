import rule from "../../../policy-packs/rules/zoning/endpoint-service-accepts-by-hand";
import { testRule, unknown } from "../../rule-tester";

const type = "AWS::EC2::VPCEndpointService";
const pulumi = "aws:ec2/vpcEndpointService:VpcEndpointService";

testRule(rule, {
  pass: [
    [{ type, properties: { NetworkLoadBalancerArns: ["arn"] } }],
    [{ type, properties: { AcceptanceRequired: true } }],
    [{ type: pulumi, properties: { acceptanceRequired: true } }],
  ],
  fail: [
    [[{ type, properties: { AcceptanceRequired: false } }], /AcceptanceRequired is false/],
    [[{ type: pulumi, properties: { acceptanceRequired: false } }], /acceptanceRequired is false/],
  ],
  unknown: [[{ type, properties: { AcceptanceRequired: unknown } }]],
});

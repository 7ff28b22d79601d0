import rule from "../../../policy-packs/rules/shared-mechanisms/opensearch-security-group-named";
import { testRule, unknown } from "../../rule-tester";

const domain = (VPCOptions?: unknown) => [
  { type: "AWS::OpenSearchService::Domain", properties: (VPCOptions === undefined ? {} : { VPCOptions }) as never },
];
const pulumi = (vpcOptions: object) => [
  { type: "aws:elasticsearch/domain:Domain", properties: { vpcOptions } as never },
];

testRule(rule, {
  pass: [domain({ SubnetIds: ["s"], SecurityGroupIds: ["g"] }), pulumi({ subnetIds: ["s"], securityGroupIds: ["g"] })],
  fail: [
    [domain({ SubnetIds: ["s"] }), /VPCOptions\.SecurityGroupIds is not set: it gets the VPC's default one/],
    [pulumi({ subnetIds: ["s"] }), /vpcOptions\.securityGroupIds is not set/],
  ],
  unknown: [domain({ SubnetIds: ["s"], SecurityGroupIds: unknown }), domain(unknown)],
  silent: [domain()],
});

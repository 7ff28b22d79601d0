import rule from "../../../policy-packs/rules/zoning/redshift-enhanced-vpc-routing";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::Redshift::Cluster", properties: { EnhancedVpcRouting: true } }],
    [{ type: "aws:redshift/cluster:Cluster", properties: { enhancedVpcRouting: true } }],
    [{ type: "aws:redshiftserverless/workgroup:Workgroup", properties: { enhancedVpcRouting: true } }],
  ],
  fail: [
    [[{ type: "AWS::Redshift::Cluster", properties: {} }], /EnhancedVpcRouting is not set/],
    [
      [{ type: "aws:redshift/cluster:Cluster", properties: { enhancedVpcRouting: false } }],
      /enhancedVpcRouting is false/,
    ],
    [[{ type: "AWS::RedshiftServerless::Workgroup", properties: {} }], /EnhancedVpcRouting is not set/],
  ],
  unknown: [[{ type: "AWS::Redshift::Cluster", properties: { EnhancedVpcRouting: unknown } }]],
});

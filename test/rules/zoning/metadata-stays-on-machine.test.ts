import rule from "../../../policy-packs/rules/zoning/metadata-stays-on-machine";
import { testRule, unknown } from "../../rule-tester";

const template = (data: object) => ({
  type: "AWS::EC2::LaunchTemplate",
  properties: { LaunchTemplateData: data as never },
});
const hops = (HttpPutResponseHopLimit: unknown, HttpEndpoint = "enabled") => ({
  MetadataOptions: { HttpEndpoint, HttpPutResponseHopLimit },
});
const pulumi = (type: string, properties: object) => ({ type, properties: properties as never });
const joins = Buffer.from("#!/bin/bash\n/etc/eks/bootstrap.sh shop\n").toString("base64");

testRule(rule, {
  pass: [
    [template({})],
    [template(hops(1))],
    [template(hops(3, "disabled"))],
    [template({ ...hops(2), UserData: joins })],
    [
      template(hops(2)),
      {
        type: "AWS::EKS::Nodegroup",
        properties: { LaunchTemplate: { Id: { Ref: "LaunchTemplate" } } },
      },
    ],
    [pulumi("aws:ec2/instance:Instance", { metadataOptions: { httpTokens: "required" } })],
    [
      pulumi("aws:ec2/launchTemplate:LaunchTemplate", { metadataOptions: { httpPutResponseHopLimit: 2 } }),
      pulumi("aws:eks/nodeGroup:NodeGroup", { launchTemplate: { id: { Ref: "LaunchTemplate" } } }),
    ],
  ],
  fail: [
    [[template(hops(2))], /LaunchTemplateData\.MetadataOptions\.HttpPutResponseHopLimit is 2/],
    [[template({ ...hops(2), UserData: Buffer.from("#!/bin/sh\nyum update").toString("base64") })], /is 2/],
    [
      [
        template(hops(3)),
        { type: "AWS::EKS::Nodegroup", properties: { LaunchTemplate: { Id: { Ref: "LaunchTemplate" } } } },
      ],
      /is 3/,
    ],
    [
      [pulumi("aws:ec2/launchConfiguration:LaunchConfiguration", { metadataOptions: { httpPutResponseHopLimit: 4 } })],
      /metadataOptions\.httpPutResponseHopLimit is 4/,
    ],
    [
      [pulumi("aws:ec2/instance:Instance", { metadataOptions: { httpPutResponseHopLimit: 2 } })],
      /metadataOptions\.httpPutResponseHopLimit is 2/,
    ],
  ],
  unknown: [[template(hops(unknown))], [template({ ...hops(2), UserData: unknown })]],
});

import { derive, given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { linked } from "../../facets/linked";

export default defineRule({
  id: "zone-signed",
  title: "Answers of a public zone are signed (DNSSEC)",
  principle: "authentication",
  severity: "low",
  why: "Whoever forges one answer sends the customers of a whole resolver to a place of their own.",
  fix: {
    pulumi:
      "Add an aws.route53.KeySigningKey and an aws.route53.HostedZoneDnsSec, and the zone's DS record at the parent.",
    cloudformation:
      "Add an AWS::Route53::KeySigningKey and an AWS::Route53::DNSSEC, and the zone's DS record at the parent.",
  },
  links: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec.html"],
  checks: {
    "AWS::Route53::HostedZone": (it, near) => {
      const isPrivate = derive(it.get("VPCs").items(), (vpcs) => vpcs.length > 0);
      return given(isPrivate, (inside): Verdict | readonly Verdict[] => {
        if (inside) return [];
        const zones = near.all("AWS::Route53::DNSSEC").map(({ view }) => view.get("HostedZoneId"));
        return given(linked(it, near, zones), (signed) =>
          signed ? pass : fail(it, "nobody can tell the zone's answers from forged ones"),
        );
      });
    },
  },
  examples: {
    good: [
      { type: "AWS::Route53::HostedZone", properties: { Name: "example.com" } },
      { type: "AWS::Route53::DNSSEC", properties: { HostedZoneId: { Ref: "HostedZone" } } },
    ],
    bad: [{ type: "AWS::Route53::HostedZone", properties: { Name: "example.com" } }],
  },
  equivalents: [{ id: "CKV2_AWS_38", type: "AWS::Route53::HostedZone" }],
});

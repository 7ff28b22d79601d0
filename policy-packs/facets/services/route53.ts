import { derive, given } from "../../../components/model/value";
import { certainly, isFilled, ownership } from "../read";
import type { FacetsOf } from "../table";

export const route53: FacetsOf<
  "AWS::Route53::DNSSEC" | "AWS::Route53::HostedZone" | "AWS::Route53::RecordSet" | "AWS::Route53Domains::Domain"
> = {
  "AWS::Route53::DNSSEC": {},
  "AWS::Route53::RecordSet": {},
  "AWS::Route53Domains::Domain": {},
  "AWS::Route53::HostedZone": {
    audit: (it) => {
      const enabled = isFilled(it.get("QueryLoggingConfig").get("CloudWatchLogsLogGroupArn"));
      const isPrivate = derive(it.get("VPCs").items(), (vpcs) => vpcs.length > 0);
      // Only a public zone can log its queries: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html
      if (certainly(isPrivate)) return [];
      return [{ aspect: "queries", enabled: certainly(enabled) ? enabled : given(isPrivate, () => enabled) }];
    },
    ownership: (it) => ownership(it.get("HostedZoneTags")),
  },
};

import { ownership } from "../read";
import type { FacetsOf } from "../table";

type Kinds =
  | "AWS::Route53Resolver::FirewallConfig"
  | "AWS::Route53Resolver::FirewallDomainList"
  | "AWS::Route53Resolver::FirewallRuleGroup"
  | "AWS::Route53Resolver::FirewallRuleGroupAssociation"
  | "AWS::Route53Resolver::ResolverQueryLoggingConfig"
  | "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation";

export const route53resolver: FacetsOf<Kinds> = {
  "AWS::Route53Resolver::FirewallConfig": {},
  "AWS::Route53Resolver::FirewallDomainList": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::Route53Resolver::FirewallRuleGroup": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::Route53Resolver::FirewallRuleGroupAssociation": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::Route53Resolver::ResolverQueryLoggingConfig": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation": {},
};

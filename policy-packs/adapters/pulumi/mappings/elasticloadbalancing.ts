import type * as aws from "@pulumi/aws";
import type { Properties } from "../../../../components/model/graph";
import { given, together } from "../../../../components/model/value";
import { View } from "../../../../components/model/view";
import { tags, word } from "../codecs";
import { constant, listOf } from "../lists";
import { assemble, fold, type Plain, type Satellites } from "../mapping";

type Negotiation = View<Plain<aws.elb.SslNegotiationPolicyArgs>>;
type PolicyList = NonNullable<Properties<"AWS::ElasticLoadBalancing::LoadBalancer">["Policies"]>;
type Policy = PolicyList[number];
type Attribute = NonNullable<Policy["Attributes"]>[number];

const nameOf = (policy: Negotiation): View<string> => policy.get("name").otherwise("its own");

const samePort = (port: View<number>, other: View<number>): boolean =>
  given(together(port.num(), other.num()), ([a, b]) => a !== undefined && a === b) === true;

const policies = (it: View<unknown>, satellites: Satellites): View<PolicyList> =>
  listOf<Policy>(it, [
    ...negotiations(satellites).map((policy) => ({
      Attributes: policy
        .get("attributes")
        .each<Attribute>((one) => ({ Name: one.get("name"), Value: one.get("value") })),
      PolicyName: nameOf(policy),
      PolicyType: constant(policy, "SSLNegotiationPolicyType"),
    })),
    ...satellites
      .all<aws.elb.LoadBalancerPolicyArgs>("aws:elb/loadBalancerPolicy:LoadBalancerPolicy")
      .map((policy) => ({
        Attributes: policy
          .get("policyAttributes")
          .each<Attribute>((one) => ({ Name: one.get("name"), Value: one.get("value") })),
        PolicyName: policy.get("policyName"),
        PolicyType: policy.get("policyTypeName"),
      })),
  ]);

const negotiations = (satellites: Satellites): readonly Negotiation[] =>
  satellites.all<aws.elb.SslNegotiationPolicyArgs>("aws:elb/sslNegotiationPolicy:SslNegotiationPolicy");

const listenerPolicy = "aws:elb/listenerPolicy:ListenerPolicy";

const policyNames = (port: View<number>, satellites: Satellites): View<readonly string[]> => {
  const named = [
    ...negotiations(satellites)
      .filter((policy) => samePort(policy.get("lbPort"), port))
      .map(nameOf),
    ...satellites
      .all<aws.elb.ListenerPolicyArgs>(listenerPolicy)
      .filter((policy) => samePort(policy.get("loadBalancerPort"), port))
      .flatMap((policy) => policy.get("policyNames").alternatives()),
  ];
  // Where none is, the place is that of the policy that would name some, and not the port's.
  const place = satellites.one<aws.elb.ListenerPolicyArgs>(listenerPolicy).get("policyNames");
  return named.length === 0 ? View.absent(place) : listOf<string>(port, named);
};

const attachmentToken = "aws:elb/attachment:Attachment";

const loadBalancer = assemble<aws.elb.LoadBalancerArgs, "AWS::ElasticLoadBalancing::LoadBalancer">(
  "AWS::ElasticLoadBalancing::LoadBalancer",
  (it, satellites) => {
    const logs = it.get("accessLogs");
    return {
      AccessLoggingPolicy: {
        // With a bucket the provider's default is on: https://www.pulumi.com/registry/packages/aws/api-docs/elb/loadbalancer/
        Enabled: logs.isAbsent() ? logs.get("enabled") : logs.get("enabled").otherwise(true),
      },
      Instances: View.concat(
        it.get("instances"),
        listOf(
          it,
          satellites.all<aws.elb.AttachmentArgs>(attachmentToken).map((one) => one.get("instance")),
        ),
      ),
      Listeners: it.get("listeners").each((listener) => ({
        InstancePort: listener.get("instancePort").as<string>((raw) => raw),
        LoadBalancerPort: listener.get("lbPort").as<string>((raw) => raw),
        PolicyNames: policyNames(listener.get("lbPort"), satellites),
        Protocol: listener.get("lbProtocol"),
        SSLCertificateId: listener.get("sslCertificateId"),
      })),
      LoadBalancerName: it.get("name"),
      Policies: policies(it, satellites),
      SecurityGroups: it.get("securityGroups"),
      Subnets: it.get("subnets"),
      Scheme: word("internal", "internet-facing")(it.get("internal")),
      Tags: tags(it.get("tags")),
    };
  },
);

const byName = fold("AWS::ElasticLoadBalancing::LoadBalancer", "loadBalancerName");
const negotiation = fold("AWS::ElasticLoadBalancing::LoadBalancer", "loadBalancer");

export const elasticloadbalancing = {
  "aws:elb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:elasticloadbalancing/loadBalancer:LoadBalancer": loadBalancer,
  [attachmentToken]: fold("AWS::ElasticLoadBalancing::LoadBalancer", "elb"),
  "aws:elb/listenerPolicy:ListenerPolicy": byName,
  "aws:elb/loadBalancerPolicy:LoadBalancerPolicy": byName,
  "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy": negotiation,
};

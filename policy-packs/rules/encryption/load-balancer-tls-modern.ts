import type { Properties } from "../../../components/model/graph";
import { derive, given, type Unknown, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, every, fail, pass, type Verdict } from "../../core/verdict";
import { write } from "../../facets/fixes/fix";

const old = "clients may agree on TLS 1.0 and weak ciphers";

/** Policies that begin at TLS 1.2: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const modern = /(^|-)(TLS13-1-[23]|TLS-1-2|FS-1-2)-/;

/** What a listener has where none is named, except by the console (same page). */
const byDefault = "ELBSecurityPolicy-2016-08";

const judgePolicy = (policy: Value<string>): Verdict =>
  given(policy, (name) => (modern.test(name) ? pass : fail(policy, old)));

type Classic = View<Properties<"AWS::ElasticLoadBalancing::LoadBalancer">>;
type Policy = View<NonNullable<Properties<"AWS::ElasticLoadBalancing::LoadBalancer">["Policies"]>[number]>;

/** The predefined policy that a classic load balancer's policy stands for. One made of single ciphers is not told apart. */
const judgeClassic = (policy: Policy): Verdict =>
  given(policy.get("Attributes").items(), (attributes) => {
    const reference = attributes.find(
      (it) => given(it.get("Name").str(""), (name) => name === "Reference-Security-Policy") === true,
    );
    return reference === undefined
      ? fail(policy.get("Attributes"), "it names no predefined policy that begins at TLS 1.2")
      : judgePolicy(reference.get("Value").str(""));
  });

const negotiates = (policy: Policy, names: readonly Value<string>[]): boolean =>
  given(policy.get("PolicyType").str(""), (type) => type === "SSLNegotiationPolicyType") === true &&
  names.some((name) => name.known && given(policy.get("PolicyName").str(""), (own) => own === name.value) === true);

const classicListeners = (it: Classic): Verdict =>
  eachOf(it.get("Listeners"), (listener) =>
    given(listener.get("Protocol").str(""), (protocol) => {
      if (!["HTTPS", "SSL"].includes(protocol.toUpperCase())) return pass;
      return given(listener.get("PolicyNames").items(), (names) => {
        const chosen = names.map((name) => name.str(""));
        const open = chosen.find((name): name is Unknown => !name.known);
        if (open !== undefined) return open;
        return given(it.get("Policies").items(), (policies) => {
          const own = policies.filter((policy) => negotiates(policy, chosen));
          const none = derive(listener.get("PolicyNames").isSet(), () => byDefault);
          return own.length === 0 ? judgePolicy(shown(none)) : every(own.map(judgeClassic));
        });
      });
    }),
  );

const shown = (value: Value<string>): Value<string> =>
  value.known ? { ...value, shown: `not set (${byDefault} by default)` } : value;

export default defineRule({
  id: "load-balancer-tls-modern",
  title: "Load balancers speak TLS 1.2 or newer",
  principle: "encryption",
  severity: "high",
  why: "Whoever is on the way makes both sides agree on an old version of TLS and breaks it.",
  fix: {
    pulumi: 'Set `sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06"`.',
    cloudformation: "Set `SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06`.",
  },
  fixes: {
    "AWS::ElasticLoadBalancing::LoadBalancer": write(
      "Add an aws.elb.LoadBalancerPolicy that refers to `ELBSecurityPolicy-TLS-1-2-2017-01`, and name it in an aws.elb.ListenerPolicy",
      "Add to `Policies` one of `PolicyType: SSLNegotiationPolicyType` whose `Reference-Security-Policy` is `ELBSecurityPolicy-TLS-1-2-2017-01`, and name it in the listener's `PolicyNames`",
    ),
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17"],
  checks: {
    "AWS::ElasticLoadBalancing::LoadBalancer": classicListeners,
    "AWS::ElasticLoadBalancingV2::Listener": (it) =>
      given(it.get("Protocol").str(""), (protocol) =>
        ["HTTPS", "TLS"].includes(protocol.toUpperCase()) ? judgePolicy(it.get("SslPolicy").str(byDefault)) : [],
      ),
  },
  remediate: { "AWS::ElasticLoadBalancingV2::Listener": { set: "ELBSecurityPolicy-TLS13-1-2-2021-06" } },
  examples: {
    good: [
      {
        type: "AWS::ElasticLoadBalancingV2::Listener",
        properties: { Protocol: "HTTPS", SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
      },
    ],
    bad: [{ type: "AWS::ElasticLoadBalancingV2::Listener", properties: { Protocol: "HTTPS" } }],
  },
  equivalents: [
    { id: "CKV_AWS_213", type: "AWS::ElasticLoadBalancing::LoadBalancer" },
    { id: "ELB_PREDEFINED_SECURITY_POLICY_SSL_CHECK", type: "AWS::ElasticLoadBalancing::LoadBalancer" },
    { id: "AWS-0047", type: "AWS::ElasticLoadBalancingV2::Listener" },
    { id: "CKV2_AWS_74", type: "AWS::ElasticLoadBalancingV2::Listener" },
    { id: "CKV_AWS_103", type: "AWS::ElasticLoadBalancingV2::Listener" },
    { id: "ELBV2_LISTENER_SSL_POLICY_RULE", type: "AWS::ElasticLoadBalancingV2::Listener" },
    { id: "aws-alb-listener-configure-secure-tls", type: "AWS::ElasticLoadBalancingV2::Listener" },
    { id: "aws-lb-listener-configure-secure-tls", type: "AWS::ElasticLoadBalancingV2::Listener" },
  ],
});

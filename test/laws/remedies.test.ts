import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { describe, expect, it } from "@jest/globals";
import { mappings } from "../../policy-packs/adapters/pulumi/mappings";
import { SECRET, SIGNATURE, UNKNOWN, type WireObject } from "../../policy-packs/adapters/pulumi/sentinels";
import { evaluate } from "../../policy-packs/core/evaluate";
import { emptyRegister, type Register } from "../../policy-packs/core/register";
import type { Rule } from "../../policy-packs/core/rule";
import { remediate, type Remediation } from "../../policy-packs/crossguard/remediate";
import { newSession, type Told } from "../../policy-packs/crossguard/session";
import { rules } from "../../policy-packs/rules";
import { graphOf } from "../rule-tester";

/** What a rule fails, where an empty resource does not. */
const wrong: { readonly [rule: string]: WireObject } = {
  "log-retention": { retentionInDays: 30 },
  "load-balancer-tls-modern": { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-2016-08" },
  "api-domain-tls-1-2": {
    securityPolicy: "TLS_1_0",
    regionalCertificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/a",
  },
  "secret-public-policy-blocked": { secretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a" },
};

const told = (type: string, inputs: WireObject): Told => ({
  urn: `urn:pulumi:dev::shop::${type}::it`,
  type,
  name: "it",
  inputs,
  protect: false,
});

const mend = (rule: Rule, it: Told, register: Register = emptyRegister): readonly Remediation[] =>
  remediate(it, (one) => newSession().look(one), { remediates: [rule], register, today: "2026-11-21" });

const failuresOf = (rule: Rule, it: Told) =>
  evaluate(newSession().look(it), [rule]).findings.filter(
    ({ verdict, aspect }) => verdict === "fail" && aspect !== "decided",
  );

const remedies = rules.filter(({ remediate: own }) => own !== undefined);

/** Every resource type of Pulumi's for which a rule has a remedy, and fails. */
const cases = remedies.flatMap((rule) =>
  Object.entries(mappings).flatMap(([type, { kind }]) => {
    if (rule.remediate?.[kind] === undefined) return [];
    const it = told(type, wrong[rule.id] ?? {});
    const done = mend(rule, it);
    return done.length === 0 ? [] : [{ rule, type, kind, it, done }];
  }),
);

const last = (done: readonly Remediation[]): WireObject => done.at(-1)?.properties ?? {};

describe("a remedy", () => {
  it.each(cases.map((one) => [one.rule.id, one.type, one] as const))(
    "of %s makes %s pass, and has nothing to do after that",
    (_, __, { rule, it, done }) => {
      expect(failuresOf(rule, it)).not.toEqual([]);
      const mended = { ...it, inputs: last(done) };
      expect(failuresOf(rule, mended)).toEqual([]);
      expect(mend(rule, mended)).toEqual([]);
    },
  );

  it.each(cases.map((one) => [one.rule.id, one.type, one] as const))(
    "of %s leaves what is not known yet, and all else, of %s as it is",
    (_, __, { rule, it, done }) => {
      const other = { [SIGNATURE]: SECRET, value: "hush" };
      const before = { ...it.inputs, other, name: UNKNOWN };
      const after = last(mend(rule, { ...it, inputs: before }));
      for (const [key, value] of Object.entries({ other, name: UNKNOWN })) expect(after[key]).toEqual(value);
      const changed = Object.keys(last(done)).filter((key) => last(done)[key] !== it.inputs[key]);
      const unknown = Object.fromEntries(changed.map((key) => [key, UNKNOWN]));
      for (const { change } of mend(rule, { ...it, inputs: { ...before, ...unknown } }))
        expect(changed.some((key) => change.startsWith(key))).toBe(false);
    },
  );

  it("is there for every kind that it is promised for", () => {
    const promised = remedies.flatMap((rule) => Object.keys(rule.remediate ?? {}).map((kind) => `${rule.id} ${kind}`));
    expect([...new Set(cases.map(({ rule, kind }) => `${rule.id} ${kind}`))].sort()).toEqual(promised.sort());
    expect(promised.length).toBeGreaterThan(10);
  });

  it("changes what exists in place, says CloudFormation", () => {
    const spec = loadAwsServiceSpecSync();
    for (const rule of remedies) {
      const bad = graphOf(rule.examples.bad);
      for (const { at, resource } of evaluate(bad, [rule]).findings) {
        if (rule.remediate?.[resource.kind] === undefined) continue;
        const [type] = spec.lookup("resource", "cloudFormationType", "equals", resource.kind);
        const property = type?.properties[String(at.path[0])];
        if (type === undefined) continue;
        expect([rule.id, property?.causesReplacement ?? "no"]).toEqual([rule.id, "no"]);
      }
    }
  });

  it("does not touch what somebody answers for", () => {
    const [{ rule, it: one } = cases[0] as (typeof cases)[number]] = cases;
    const exemption = { rule: rule.id, resource: one.urn, reason: "old agents", owner: "shop", expires: "2026-12-01" };
    expect(mend(rule, one, { ...emptyRegister, exemptions: [exemption] })).toEqual([]);
  });

  it("never ends or shortens what is kept", () => {
    const rule = remedies.find(({ id }) => id === "log-retention") as Rule;
    const type = "aws:cloudwatch/logGroup:LogGroup";
    const days = (inputs: WireObject) => mend(rule, told(type, inputs)).map(({ change }) => change);
    expect(days({ retentionInDays: 30 })).toEqual(["retentionInDays: 30 -> 365"]);
    expect([days({}), days({ retentionInDays: 0 }), days({ retentionInDays: 3653 })]).toEqual([[], [], []]);
  });
});

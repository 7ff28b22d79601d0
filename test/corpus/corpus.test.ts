import { describe, expect, it } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Graph } from "../../components/model/graph";
import type { RawObject } from "../../components/model/raw";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../policy-packs/core/evaluate";
import { rules } from "../../policy-packs/rules";
import { disagreements } from "./disagreements";
import { topics } from "./topics";

/**
 * Scores the rules on labelled cases that lie outside the project: `CORPUS=folder npx jest test/corpus`. A `fail` case is found
 * when a finding of a rule of its topic names one of its resources, or any where it names none; a `pass` case with such a finding
 * is a false alarm. Where we disagree with a label, with a reason, the case is counted apart.
 */
const folder = process.env["CORPUS"] ?? "";

interface Case {
  readonly id: string;
  readonly topic: string;
  readonly expect: "fail" | "pass";
  readonly resources: readonly string[];
  readonly related?: readonly string[];
  readonly template?: unknown;
  readonly pulumi?: { readonly type: string; readonly name: string; readonly props: RawObject };
}

const read = (file: string): readonly Case[] =>
  readFileSync(join(folder, file), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Case);

const graphOf = ({ template, pulumi }: Case): Graph =>
  pulumi === undefined
    ? adaptTemplate(template as RawObject, { file: "case", locate: () => undefined }).graph
    : adaptPulumi([{ urn: pulumi.name, ...pulumi, propertyDependencies: {}, protect: false }]);

const isFound = (one: Case): boolean => {
  const wanted = topics[one.topic] ?? [];
  const named = new Set([...one.resources, ...(one.related ?? [])]);
  return evaluate(graphOf(one), rules).findings.some(
    ({ rule, aspect, verdict, resource, at }) =>
      verdict === "fail" &&
      (wanted.includes(rule.id) || wanted.includes(`${rule.id}/${aspect ?? ""}`)) &&
      (named.size === 0 ||
        [resource.view.source.address, resource.view.source.label ?? "", at.resource].some((it) => named.has(it))),
  );
};

const score = (cases: readonly Case[]) => {
  const covered = cases.filter(({ topic }) => topics[topic] !== undefined);
  const bad = covered.filter((it) => it.expect === "fail");
  const good = covered.filter((it) => it.expect === "pass");
  const wrong = [...bad.filter((it) => !isFound(it)), ...good.filter(isFound)];
  const disputed = wrong.filter(({ id }) => disagreements.has(id));
  const missed = wrong.filter((it) => it.expect === "fail" && !disputed.includes(it));
  const alarms = wrong.filter((it) => it.expect === "pass" && !disputed.includes(it));
  return {
    cases: cases.length,
    covered,
    bad: bad.filter((it) => !disputed.includes(it)),
    good: good.filter((it) => !disputed.includes(it)),
    disputed,
    missed,
    alarms,
    topics: new Set(covered.map(({ topic }) => topic)).size,
  };
};

(existsSync(join(folder, "cases.jsonl")) ? describe : describe.skip)("the labelled cases (with CORPUS=folder)", () => {
  it.each(["cases.jsonl", "pulumi-cases.jsonl"])("%s", (file) => {
    const { cases, covered, bad, good, missed, alarms, disputed, topics: count } = score(read(file));
    const lines = [
      `${file}: ${String(covered.length)} of ${String(cases)} cases in ${String(count)} covered topics`,
      `recall ${String(bad.length - missed.length)}/${String(bad.length)}, false alarms ${String(alarms.length)}/${String(good.length)}, disputed labels ${String(disputed.length)}`,
      ...missed.map(({ id, topic }) => `missed ${topic}: ${id}`),
      ...alarms.map(({ id, topic }) => `false alarm ${topic}: ${id}`),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    expect(alarms.length).toBeLessThanOrEqual(good.length * 0.03);
    expect(missed.length).toBeLessThanOrEqual(bad.length * 0.12);
  });
});

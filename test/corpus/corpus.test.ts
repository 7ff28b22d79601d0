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
 * Scores the rules on labelled cases that lie outside the project: `npm run corpus`, with `CORPUS=folder` where they are not in
 * `shared/corpus` beside it. A `fail` case is found when a finding of a rule of its topic names one of its resources, or any where
 * it names none; a `pass` case with such a finding is a false alarm. Where we disagree with a label, with a reason, the case is
 * counted apart.
 */
const folder = process.env["CORPUS"] ?? join(__dirname, "../../../shared/corpus");

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

interface Score {
  readonly bad: readonly Case[];
  readonly good: readonly Case[];
  readonly disputed: readonly Case[];
  readonly missed: readonly Case[];
  readonly alarms: readonly Case[];
}

const score = (cases: readonly Case[]): Score => {
  const wrong = new Set(cases.filter((it) => isFound(it) !== (it.expect === "fail")));
  const disputed = cases.filter((it) => wrong.has(it) && disagreements.has(it.id));
  const counted = cases.filter((it) => !disputed.includes(it));
  const bad = counted.filter((it) => it.expect === "fail");
  const good = counted.filter((it) => it.expect === "pass");
  return {
    bad,
    good,
    disputed,
    missed: bad.filter((it) => wrong.has(it)),
    alarms: good.filter((it) => wrong.has(it)),
  };
};

const joined = (scores: readonly Score[]): Score => ({
  bad: scores.flatMap(({ bad }) => bad),
  good: scores.flatMap(({ good }) => good),
  disputed: scores.flatMap(({ disputed }) => disputed),
  missed: scores.flatMap(({ missed }) => missed),
  alarms: scores.flatMap(({ alarms }) => alarms),
});

const row = (name: string, { bad, good, disputed, missed, alarms }: Score): string =>
  [
    name.padEnd(48),
    `${String(bad.length - missed.length)}/${String(bad.length)}`.padStart(9),
    `${String(alarms.length)}/${String(good.length)}`.padStart(9),
    String(disputed.length).padStart(9),
  ].join("");

(existsSync(join(folder, "cases.jsonl")) ? describe : describe.skip)("the labelled cases", () => {
  it.each(["cases.jsonl", "pulumi-cases.jsonl"])("%s", (file) => {
    const cases = read(file);
    const covered = [...new Set(cases.map(({ topic }) => topic))].filter((it) => topics[it] !== undefined).sort();
    const scores = covered.map((topic) => score(cases.filter((it) => it.topic === topic)));
    const all = joined(scores);
    const lines = [
      `${file}: ${String(cases.filter(({ topic }) => topics[topic] !== undefined).length)} of ${String(cases.length)} cases are in covered topics`,
      `${"topic".padEnd(48)}   recall   alarms disputed`,
      ...scores.map((it, index) => row(covered[index] ?? "", it)),
      row(`${String(covered.length)} topics`, all),
      ...all.missed.map(({ id, topic }) => `missed ${topic}: ${id}`),
      ...all.alarms.map(({ id, topic }) => `false alarm ${topic}: ${id}`),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    expect(all.alarms.length).toBeLessThanOrEqual(all.good.length * 0.01);
    expect(all.missed.length).toBeLessThanOrEqual(all.bad.length * 0.03);
  });
});

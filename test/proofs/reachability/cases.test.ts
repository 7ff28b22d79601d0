import { describe, expect, it } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { answer, readQuestion } from "../../../policy-packs/proofs/reachability/ask";
import { networkOf } from "../../../policy-packs/proofs/reachability/project";

/** A network out of AWS's documentation, and what it says of it. */
interface Case {
  readonly title: string;
  readonly link: string;
  readonly template: Parameters<typeof adaptTemplate>[0];
  readonly answers: readonly {
    readonly ask: string;
    readonly verdict: "yes" | "no" | "cannot tell";
    /** A rule that the witness names, or what stops or is missing. */
    readonly says?: string;
  }[];
}

const folder = join(__dirname, "cases");
const cases = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Case);

const ask = (template: Case["template"], text: string) => {
  const question = readQuestion(text);
  if ("mistake" in question) throw new Error(question.mistake);
  const network = networkOf(adaptTemplate(template, { file: "template.json", locate: () => undefined }).graph);
  const given = answer(network, question);
  if (!("reached" in given)) throw new Error("mistake" in given ? given.mistake : "no question of a pair");
  return given.reached;
};

describe("cases from AWS's documentation", () => {
  it.each(cases.flatMap((one) => one.answers.map((it) => [one.title, it.ask, it.verdict, one, it] as const)))(
    "%s: %s: %s",
    (_, text, verdict, { template }, { says }) => {
      const reached = ask(template, text);
      expect(reached.verdict).toBe(verdict);
      if (says !== undefined)
        expect(JSON.stringify(reached, (_key, it: unknown) => (typeof it === "bigint" ? String(it) : it))).toContain(
          says,
        );
    },
  );

  it("say where AWS says so", () => {
    expect(cases.filter(({ link }) => !link.startsWith("https://docs.aws.amazon.com/"))).toEqual([]);
  });
});

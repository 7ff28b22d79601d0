import { describe, expect, it } from "@jest/globals";
import { makeEvaluator } from "./environment";
import { casesOf } from "./permissions/cases";
import { explained } from "./permissions/explained";
import { ours, theirs } from "./permissions/sides";

/** How many requests; `SALLYPORT_REQUESTS=3000` while one is working. About three minutes for the full number on an idle machine. */
const count = Number(process.env["SALLYPORT_REQUESTS"] ?? 100_000);
const batch = 5_000;
const seed = 20261121;

describe("another evaluator of policies", () => {
  it(
    "says the same of every random request, or is in disagreement with AWS's documentation",
    () => {
      const folder = makeEvaluator();
      const disagreements: string[] = [];
      const used = new Set<string>();
      const answers = { yes: 0, no: 0, unknown: 0 };
      for (let done = 0; done < count; done += batch) {
        const cases = casesOf(seed + done, Math.min(batch, count - done));
        const others = theirs(cases, folder);
        cases.forEach((one, at) => {
          const answer = ours(one);
          const other = others[at] ?? "";
          expect(other).toMatch(/^(Allowed|(Ex|Im)plicitlyDenied)$/);
          answers[answer.answer]++;
          if (answer.answer === "unknown" || (answer.answer === "yes") === (other === "Allowed")) return;
          const why = explained.find(({ when }) => when(one, answer));
          if (why === undefined) disagreements.push(JSON.stringify({ one, answer, other }));
          else used.add(why.because);
        });
      }
      console.info(`${String(count)} requests: ${JSON.stringify(answers)}`);
      expect(disagreements).toEqual([]);
      // What is said in every request leaves nothing open but what AWS's documentation does.
      expect(answers.unknown).toBeLessThan(count / 100);
      expect(answers.yes).toBeGreaterThan(count / 20);
      if (count >= 100_000) expect([...used].sort()).toEqual(explained.map(({ because }) => because).sort());
    },
    30 * 60_000,
  );
});

import { beforeAll, describe, expect, it, jest } from "@jest/globals";
import { rmSync } from "node:fs";
import { plans } from "../components/plans";
import { covers, disagreements } from "./disagreements";
import { isReady } from "./environment";
import { said, type Finding } from "./finding";
import { judgeByCdk } from "./judges/cdk";
import { judgeByNag, nagPacks } from "./judges/cdk-nag";
import { judgeByCfnLint } from "./judges/cfn-lint";
import { judgeByCheckov } from "./judges/checkov";
import { addNaive, naive } from "./naive";
import { addStorefront } from "./references";
import { synthesize, type Synthesized } from "./templates";

type Judge = (it: Synthesized) => readonly Finding[] | Promise<readonly Finding[]>;

const node: readonly (readonly [string, Judge])[] = [
  ...nagPacks.map(
    (Pack) => [`cdk-nag's ${new Pack().readPackName}`, (it: Synthesized) => judgeByNag(Pack, it)] as const,
  ),
  ["aws-cdk-lib", judgeByCdk],
];
const python: readonly (readonly [string, Judge])[] = [
  ["cfn-lint", judgeByCfnLint],
  ["checkov", judgeByCheckov],
];
const withPython = isReady() ? it : it.skip;

const argued = (finding: Finding): boolean =>
  disagreements.some((it) => it.rules.some((rule) => covers(it, rule, finding)));

describe("the peers agree", () => {
  const findings = new Map<string, readonly Finding[]>();

  beforeAll(async () => {
    // aws-cdk-lib also prints what it finds, most of it in the naive stack.
    const print = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const synthesized = synthesize(plans, (app) => {
      addNaive(app);
      addStorefront(app);
    });
    print.mockRestore();
    for (const [name, judge] of isReady() ? [...node, ...python] : node) findings.set(name, await judge(synthesized));
    rmSync(synthesized.folder, { recursive: true });
  });

  const findsNothingElse = (name: string): void => {
    const found = findings.get(name) ?? [];
    expect(found.filter((it) => it.stack === naive).length).toBeGreaterThan(0);
    expect(found.filter((it) => it.stack !== naive && !argued(it)).map(said)).toEqual([]);
  };

  it.each(node)("%s finds nothing that is not argued, but does in a naive stack", findsNothingElse);

  withPython.each(python)("%s finds nothing that is not argued, but does in a naive stack", findsNothingElse);

  withPython.each(disagreements.flatMap((it) => it.rules.map((rule) => [rule, it.type, it] as const)))(
    "%s of %s is still to be argued with",
    (rule, _, disagreement) => {
      const all = [...findings.values()].flat();
      expect(all.some((it) => covers(disagreement, rule, it))).toBe(true);
    },
  );
});

import { describe, expect, it } from "@jest/globals";
import { casesOf, type Case } from "../../peers/permissions/cases";
import { ours } from "../../peers/permissions/sides";

const cases = casesOf(7, 800);

/** How much somebody may do: no, nobody can tell, yes. */
const rank = (one: Case): number => ["no", "unknown", "yes"].indexOf(ours(one).answer);

const adding = (one: Case, Effect: "Allow" | "Deny"): Case => ({
  ...one,
  identity: [
    ...one.identity,
    { Version: "2012-10-17", Statement: [{ Effect, Action: one.action.replace(/:.*/, ":*"), Resource: "*" }] },
  ],
});

const reversed = <T>(list: readonly T[]): readonly T[] => [...list].reverse();

const mirrored = <T extends { readonly Statement: readonly unknown[] }>(document: T): T => ({
  ...document,
  Statement: reversed(document.Statement),
});

const turnedAround = (one: Case): Case => ({
  ...one,
  identity: reversed(one.identity.map(mirrored)),
  boundary: one.boundary && mirrored(one.boundary),
  session: one.session && mirrored(one.session),
  resourcePolicy: one.resourcePolicy && mirrored(one.resourcePolicy),
  serviceControl: reversed(one.serviceControl.map((level) => reversed(level.map(mirrored)))),
  resourceControl: reversed(one.resourceControl.map((level) => reversed(level.map(mirrored)))),
});

/** The same with other names of a bucket, a role, a user and the accounts. */
const renamed = (one: Case): Case =>
  JSON.parse(
    JSON.stringify(one)
      .replaceAll("deploy", "zebra7")
      .replaceAll("111122223333", "999988887777")
      .replaceAll("444455556666", "222233334444"),
  ) as Case;

describe("whether a request is allowed", () => {
  it("is no less so with one more permission", () => {
    for (const one of cases) expect(rank(adding(one, "Allow"))).toBeGreaterThanOrEqual(rank(one));
  });

  it("is no more so with one more denial", () => {
    for (const one of cases) expect(rank(adding(one, "Deny"))).toBeLessThanOrEqual(rank(one));
  });

  it("does not depend on the order of statements and policies", () => {
    for (const one of cases) expect(ours(turnedAround(one)).answer).toBe(ours(one).answer);
  });

  it("does not depend on names", () => {
    for (const one of cases) expect(ours(renamed(one)).answer).toBe(ours(one).answer);
  });

  it("stays what it was where less is known of the request, or is not known any more", () => {
    for (const one of cases) {
      const [whole, partly] = [ours(one), ours(one, false)];
      if (partly.answer !== "unknown") expect(partly.answer).toBe(whole.answer);
    }
  });

  it("is some of each in these cases, so that the laws are about something", () => {
    const answers = cases.map((one) => ours(one).answer);
    expect(answers.filter((it) => it === "yes").length).toBeGreaterThan(50);
    expect(answers.filter((it) => it === "no").length).toBeGreaterThan(50);
  });
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Reference, type Raw } from "../../../components/model/raw";
import { decide } from "../../../policy-packs/proofs/permissions/decide";
import { policyOf } from "../../../policy-packs/proofs/permissions/document";
import { patternOf, textOf, type Symbol, type Text } from "../../../policy-packs/proofs/permissions/pattern";
import { contextOf, type Caller } from "../../../policy-packs/proofs/permissions/request";
import { ownAccess } from "../../../policy-packs/proofs/permissions/sets/access";
import { globOf } from "../../../policy-packs/proofs/permissions/sets/glob";
import * as sets from "../../../policy-packs/proofs/permissions/sets/language";
import { holdsRequest } from "../../../policy-packs/proofs/permissions/sets/region";
import { sample } from "../../../policy-packs/proofs/permissions/sets/search";
import { casesOf, type Case } from "../../peers/permissions/cases";

const account = "111122223333";

/** What a request may be about: `${Made}` is a name that AWS makes up, `${Later}` one that is not known yet. */
const asked: readonly (readonly [string, string])[] = [
  ["s3:PutObject", "arn:aws:s3:::orders/2026/a.json"],
  ["s3:GetObject", "arn:aws:s3:::orders/ann/a.json"],
  ["s3:GetObject", "arn:aws:s3:::${Made}/ann/a.json"],
  ["s3:GetObject", "arn:aws:s3:::${Later}/ann/a.json"],
  ["s3:ListBucket", "arn:aws:s3:::orders"],
  ["sqs:SendMessage", `arn:aws:sqs:us-east-1:${account}:orders`],
  ["dynamodb:GetItem", `arn:aws:dynamodb:eu-west-1:${account}:table/orders`],
  ["kms:Decrypt", `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`],
  ["sts:AssumeRole", `arn:aws:iam::${account}:role/audit`],
  ["iam:CreateUser", "*"],
];

const holeOf = (name: string) => (/^(Made|Later)$/.test(name) ? { made: name === "Made" } : undefined);

/** A document in which a name of resources is known only after deployment. */
const hiding = (document: unknown, hole: string | undefined): Raw => {
  if (typeof document === "string") {
    return hole !== undefined && document.includes("ord")
      ? new Reference(document.replace("orders", hole), [])
      : document;
  }
  if (Array.isArray(document)) return document.map((it) => hiding(it, hole));
  return typeof document === "object" && document !== null
    ? Object.fromEntries(Object.entries(document).map(([key, it]) => [key, hiding(it, hole)]))
    : (document as Raw);
};

/** The identity's side of a random case, as a set and as a decision on one request at a time. */
const both = (one: Case, complete: boolean, hole: string | undefined) => {
  const read = (document: unknown, name: string) => policyOf(hiding(document, hole), { name, holeOf });
  const arn = textOf(`arn:aws:iam::${account}:user/${one.caller.name}`);
  const caller: Caller = { kind: "user", account, arn };
  const context = contextOf(one.context, complete);
  const identity = one.identity.map((it, at) => read(it, `identity ${String(at)}`));
  const boundary = one.boundary && read(one.boundary, "boundary");
  const serviceControl = one.serviceControl.map((level) => level.map((it) => read(it, "SCP")));
  return {
    access: ownAccess(identity, { boundary, serviceControl }, context),
    decided: (action: string, resource: Text) =>
      decide({ caller, action, resource, account, context }, { identity, boundary, serviceControl }).answer,
  };
};

describe("what somebody may do, as a set", () => {
  it("holds a request for certain, or at best, just where that request is decided so", () => {
    let [count, yes, unknown] = [0, 0, 0];
    for (const [at, one] of casesOf(11, 2400).entries()) {
      const { access, decided } = both(one, at % 2 === 0, [undefined, "${Made}", "${Later}"][at % 3]);
      for (const [action, text] of asked) {
        const resource = textOf(text, holeOf);
        const name = Array.from(action.toLowerCase());
        const answer = decided(action, resource);
        const [least, most] = [access.least, access.most].map((it) => holdsRequest(it, name, resource) !== undefined);
        const said = least === true ? "yes" : most === true ? "unknown" : "no";
        // Where a name is open, decide takes each policy's answer for itself; a set knows that the name is one.
        const sharper = answer === "unknown" && said === "no" && text.includes("$");
        if (said !== answer && !sharper) expect({ said, one, action, text }).toEqual({ said: answer });
        count++;
        if (answer === "yes") yes++;
        if (answer === "unknown") unknown++;
      }
    }
    expect(count).toBeGreaterThan(20_000);
    expect(yes).toBeGreaterThan(500);
    expect(unknown).toBeGreaterThan(300);
  });
});

const pattern = fc.string({ unit: fc.constantFrom("a", "b", ":", "*", "?", "*"), maxLength: 6 });
const text = fc.string({ unit: fc.constantFrom("a", "b", "c", ":"), maxLength: 6 });
const globFor = (written: string) =>
  globOf(
    patternOf(written, { wildcards: true, variables: false, holeOf }).map((it) => it as Symbol),
    false,
  );
const language = fc
  .tuple(fc.array(pattern, { minLength: 1, maxLength: 3 }), fc.array(pattern, { maxLength: 2 }))
  .map(([some, but]) => sets.subtract(sets.languageOf(...some.map(globFor)), sets.languageOf(...but.map(globFor))));
const signs = (word: string): Text => Array.from(word);

describe("sets of texts", () => {
  it("are joined, met and taken from each other text by text", () => {
    fc.assert(
      fc.property(language, language, text, (one, another, word) => {
        const [a, b] = [sets.has(one, signs(word)), sets.has(another, signs(word))];
        expect(sets.has(sets.union(one, another), signs(word))).toBe(a || b);
        expect(sets.has(sets.intersect(one, another), signs(word))).toBe(a && b);
        expect(sets.has(sets.subtract(one, another), signs(word))).toBe(a && !b);
      }),
      { numRuns: 5000 },
    );
  });

  it("are empty just where nobody finds a text in them", () => {
    fc.assert(
      fc.property(language, language, (one, another) => {
        const left = sets.subtract(one, another);
        const found = left.map(sample).find((it) => it !== undefined);
        expect(sets.isEmpty(left)).toBe(found === undefined);
        if (found !== undefined && found !== true) expect(sets.has(left, found)).toBe(true);
        for (const word of ["", "a", "b", "aa", "ab", "ba", "a:b", ":", "aab", "b:", "abc"]) {
          if (sets.has(left, signs(word))) expect(found).toBeDefined();
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("obey the laws of sets", () => {
    fc.assert(
      fc.property(language, language, language, (a, b, c) => {
        expect(sets.isEmpty(sets.subtract(a, a))).toBe(true);
        expect(sets.isEmpty(sets.subtract(sets.intersect(a, b), b))).toBe(true);
        const left = sets.subtract(sets.subtract(a, b), c);
        const right = sets.subtract(a, sets.union(b, c));
        expect(sets.isEmpty(sets.subtract(left, right)) && sets.isEmpty(sets.subtract(right, left))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

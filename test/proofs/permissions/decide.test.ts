import { describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Raw } from "../../../components/model/raw";
import { decide } from "../../../policy-packs/proofs/permissions/decide";
import { policyOf, type Policy } from "../../../policy-packs/proofs/permissions/document";
import { textOf, type Context } from "../../../policy-packs/proofs/permissions/pattern";
import { contextOf, type Caller } from "../../../policy-packs/proofs/permissions/request";

type Statements = readonly { readonly [element: string]: unknown }[];

/** One example of AWS's documentation. Callers are of 111122223333; an account `?` and a value `?` are not known. */
interface Example {
  readonly title: string;
  readonly link: string;
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  readonly account?: string;
  readonly identity?: Statements;
  readonly boundary?: Statements;
  readonly resourcePolicy?: Statements;
  readonly serviceControl?: readonly Statements[];
  readonly resourceControl?: readonly Statements[];
  readonly context?: { readonly [key: string]: string | readonly string[] };
  readonly answer: "yes" | "no" | "unknown";
  readonly by?: string;
  readonly in?: string;
  readonly missing?: readonly string[];
}

const examples = JSON.parse(readFileSync(join(__dirname, "cases.json"), "utf8")) as readonly Example[];

const account = "111122223333";

const callerOf = (text: string): Caller => {
  const [kind = "", name = ""] = text.split("/");
  if (kind === "service") return { kind, name };
  const arn = textOf(`arn:aws:iam::${account}:${text}`);
  return kind === "role"
    ? { kind, arn, account, session: textOf(`arn:aws:sts::${account}:assumed-role/${name}/s`) }
    : { kind: "user", arn, account };
};

const policy = (name: string, statements: Statements): Policy =>
  policyOf({ Version: "2012-10-17", Statement: statements } as unknown as Raw, { name });

const knowing = (context: NonNullable<Example["context"]>): Context => {
  const unknown = Object.keys(context).filter((key) => context[key] === "?");
  const known = contextOf(Object.fromEntries(Object.entries(context).filter(([, value]) => value !== "?")), true);
  return { values: (key) => (unknown.includes(key) ? undefined : known.values(key)) };
};

describe("what AWS's documentation says of a request", () => {
  it.each(examples)("$title ($link)", (one) => {
    const home = one.account ?? account;
    const answer = decide(
      {
        caller: callerOf(one.caller),
        action: one.action,
        resource: textOf(one.resource),
        account: home === "?" ? undefined : home,
        context: knowing(one.context ?? {}),
      },
      {
        identity: one.identity === undefined ? [] : [policy("identity", one.identity)],
        boundary: one.boundary && policy("boundary", one.boundary),
        resource: one.resourcePolicy && policy("resource", one.resourcePolicy),
        resourceRules: /^(kms|sts):/.test(one.action),
        serviceControl: (one.serviceControl ?? []).map((level) => [policy("SCP", level)]),
        resourceControl: (one.resourceControl ?? []).map((level) => [policy("RCP", level)]),
      },
    );
    expect(answer.answer).toBe(one.answer);
    if (answer.answer === "no") {
      expect(answer.stop.by).toBe(one.by);
      if (answer.stop.by === "no-allow") expect(answer.stop.in).toBe(one.in);
    }
    if (answer.answer === "unknown") expect(answer.missing).toEqual(one.missing);
  });
});

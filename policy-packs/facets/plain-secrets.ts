import type { Value } from "../../components/model/value";
import { given } from "../../components/model/value";
import type { View } from "../../components/model/view";
import { fail, pass, type Verdict } from "../core/verdict";

/** Texts whose form alone gives them away: the prefixes that issuers give their tokens so that scanners find them. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, "an AWS access key"],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, "a private key"],
  [/\bgh[opsur]_\w{36}|\bgithub_pat_\w{22}/, "a GitHub token"],
  [/\bglpat-[\w-]{20}/, "a GitLab token"],
  [/\bxox[abprs]-[\w-]{10}/, "a Slack token"],
  [/\b[rs]k_live_\w{16}/, "a Stripe key"],
  [/\bAIza[\w-]{35}/, "a Google API key"],
  [/\bnpm_\w{36}/, "an npm token"],
  [/:\/\/[^/\s:@]*:[^/\s:@]+@/, "an address with a password in it"],
];

const names =
  /(^|_)(password|passwd|passphrase|(access|api|secret|private|signing|encryption)_?key|access_key_id|(client|jwt|session|app|signing|webhook)_secret|(access|auth|api|bearer|refresh|github|gitlab|slack)_token)$/;

/** `dbPassword`, `DB-PASSWORD`, `/db/password` and `DB_PASSWORD` are one name. */
const plain = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[-./]/g, "_")
    .toLowerCase();

/** Whether a name speaks of a secret: `dbPassword`, `/db/api-key`. */
export const speaksOfSecret = (name: string): boolean =>
  // Most names have none of the words, and need not be spelled anew to see it.
  /pass|key|secret|token/i.test(name) && names.test(plain(name));

/** What merely says where the secret is: an ARN, a parameter's path, a dynamic reference, an address, a switch. */
const pointer = /^(|arn:.*|\/.*|\{\{resolve:[\s\S]*|https?:\/\/[^@]*|alias\/.*|true|false|\d{1,4})$/i;

/**
 * Judges a variable or parameter that anybody who may read the configuration reads. What is not known matters only under a name
 * that speaks of a secret. The value itself never enters a message.
 */
export const plainSecret = (name: Value<string>, view: View<string>): Verdict => {
  const text = view.str("");
  if (!text.known && pointsElsewhere(view)) return pass;
  const tell = (what: string): Verdict =>
    fail({ ...text, shown: what }, "whoever may look at the configuration, or at this program, has it");
  const form = text.known ? forms.find(([shape]) => shape.test(text.value))?.[1] : undefined;
  if (form !== undefined) return tell(form);
  return given(name, (called): Verdict => {
    if (!speaksOfSecret(called)) return pass;
    return given(text, (value) => (pointer.test(value) ? pass : tell(`the plain value of ${called}`)));
  });
};

/** A dynamic reference, or a resource's name or ARN, is not known as a whole, yet certainly points. */
export const pointsElsewhere = (view: View<string>): boolean => {
  const text = view.text();
  return text.known && /^(\{\{resolve:|\$\{(\w+|\w+\.\w*Arn)\}$)/.test(text.value ?? "");
};

import type { Place } from "../../components/model/graph";

/** A risk that somebody accepted: which, why, who and until when. Keyed by rule, aspect and resource, never by the rule alone. */
export interface Exemption {
  readonly rule: string;
  /** Only this part of a broad rule; every part where absent. */
  readonly aspect?: string;
  /** The URN, logical id or construct path; `*` stands for any run of letters. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day it holds, as `2027-01-31`. An exemption that has ended exempts nothing. */
  readonly expires: string;
  /** Where the decision was discussed. */
  readonly ticket?: string;
  /** Who agreed; somebody other than the owner. */
  readonly approver?: string;
  /** What keeps the risk small meanwhile. */
  readonly compensatingControl?: string;
  /** Where it is written. */
  readonly place?: Place;
  /** True where it stands with the resource, and in no register. */
  readonly inCode?: true;
}

const required = ["rule", "resource", "reason", "owner", "expires"] as const;
const optional = ["aspect", "ticket", "approver", "compensatingControl"] as const;

/** Reads one exemption as a register, a template's metadata or a program writes it; a sentence where it is none. */
export const readExemption = (written: unknown, place: Place | undefined): Exemption | { readonly problem: string } => {
  const record = (typeof written === "object" && written !== null ? written : {}) as Record<string, unknown>;
  const missing = required.filter((field) => !isText(record[field]));
  if (missing.length > 0) return { problem: `lacks ${missing.join(", ")}` };
  const odd = optional.find((field) => record[field] !== undefined && !isText(record[field]));
  if (odd !== undefined) return { problem: `has an empty ${odd}: say it, or leave it out` };
  const stray = Object.keys(record).find((field) => ![...required, ...optional].some((it) => it === field));
  if (stray !== undefined) return { problem: `has ${stray}, which means nothing here` };
  const expires = String(record["expires"]);
  if (!isDay(expires)) return { problem: `expires on ${expires}, which is not a day such as 2027-01-31` };
  const fields = [...required, ...optional].flatMap((field) => {
    const value = record[field];
    return typeof value === "string" ? [[field, value.trim()]] : [];
  });
  return { ...(Object.fromEntries(fields) as unknown as Exemption), ...(place === undefined ? {} : { place }) };
};

const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";

/** Whether a text is a day there is: 2027-02-30 is none. */
const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
};

/**
 * What an acknowledgement says, where an engine has room for an id and a reason only (CDK's `acknowledge`, cdk-nag's
 * `rules_to_suppress`): `{ id: "bucket-tls-only", reason: "legacy clients [owner: shop; expires: 2027-01-31]" }`.
 */
export const readAcknowledgement = (id: string, reason: string): { readonly [field: string]: string } => {
  const [, rule = id, aspect] = /^(?:sallyport(?:::|\/))?([\w-]+)(?:\/([\w/-]+))?$/.exec(id) ?? [];
  const [, text = reason, list = ""] = /^(.*?)\s*\[([^[\]]*)\]\s*$/s.exec(reason) ?? [];
  const fields = list.split(";").flatMap((pair) => {
    const [, key = "", value = ""] = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/s.exec(pair) ?? [];
    return key === "" ? [] : [[key === "compensating-control" ? "compensatingControl" : key, value]];
  });
  return { ...(Object.fromEntries(fields) as object), rule, ...(aspect === undefined ? {} : { aspect }), reason: text };
};

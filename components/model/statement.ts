import { Reference, Unresolved, type Raw, type RawObject } from "./raw";
import type { Json } from "./schema";
import { given, type Value } from "./value";
import { View } from "./view";

/** Whom a statement names: `{ type: "AWS", id: "*" }`. */
export interface Principal {
  readonly type: "AWS" | "Service" | "Federated" | "CanonicalUser" | "*";
  readonly id: string;
}

/** One operator, key and its values: `StringEquals aws:SourceArn [...]`. Operators and keys are in small letters. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * One statement of a policy document. Texts keep references to other resources as `${Name.Attribute}`; a part that is unknown
 * makes the statement's `unknown` list longer, and a rule that rests on it must say so.
 */
export interface Statement {
  readonly view: View<Json>;
  readonly sid: string | undefined;
  readonly effect: "Allow" | "Deny";
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly conditions: readonly Condition[];
}

interface Element {
  readonly [key: string]: Json | undefined;
}

/** The statements of a policy document; unknown where any part of one that decides who may do what is unknown. */
export const statements = (document: View<Json>): Value<readonly Statement[]> => {
  const list = (document as unknown as View<{ readonly Statement: readonly Json[] }>).get("Statement");
  return given(list.items(), (items): Value<readonly Statement[]> => {
    const read: Statement[] = [];
    for (const item of items) {
      const statement = readStatement(item as unknown as View<Element>);
      if (!statement.known) return statement;
      read.push(statement.value);
    }
    const opened = list.items();
    return opened.known ? { ...opened, value: read } : opened;
  });
};

const readStatement = (view: View<Element>): Value<Statement> => {
  const hole = findHole(view.raw);
  const whole = (view as unknown as View<string>).isSet();
  if (hole !== undefined) return { known: false, at: view.origin, reason: hole.reason, elsewhere: hole.elsewhere };
  return given(whole, (): Value<Statement> => {
    const raw = isRecord(view.raw) ? view.raw : {};
    const statement: Statement = {
      view: view as unknown as View<Json>,
      sid: typeof raw["Sid"] === "string" ? raw["Sid"] : undefined,
      effect: raw["Effect"] === "Deny" ? "Deny" : "Allow",
      principals: principalsOf(raw["Principal"]),
      notPrincipals: principalsOf(raw["NotPrincipal"]),
      actions: texts(raw["Action"]),
      notActions: texts(raw["NotAction"]),
      resources: texts(raw["Resource"]),
      notResources: texts(raw["NotResource"]),
      conditions: conditionsOf(raw["Condition"]),
    };
    return whole.known ? { ...whole, value: statement } : whole;
  });
};

const isRecord = (raw: Raw): raw is RawObject =>
  typeof raw === "object" &&
  raw !== null &&
  !Array.isArray(raw) &&
  !(raw instanceof Reference) &&
  !(raw instanceof Unresolved);

const findHole = (raw: Raw): Unresolved | undefined => {
  if (raw instanceof Unresolved) return raw;
  if (Array.isArray(raw)) return firstHole(raw as readonly Raw[]);
  return isRecord(raw) ? firstHole(Object.values(raw)) : undefined;
};

const firstHole = (parts: readonly Raw[]): Unresolved | undefined => {
  for (const part of parts) {
    const hole = findHole(part);
    // A part that is unknown but known to come from a resource here is certainly not a wildcard.
    if (hole !== undefined && hole.from.length === 0) return hole;
  }
  return undefined;
};

const texts = (raw: Raw): readonly string[] => {
  if (raw === undefined || raw === null) return [];
  if (Array.isArray(raw)) return (raw as readonly Raw[]).flatMap(texts);
  if (raw instanceof Reference) return [raw.text];
  if (raw instanceof Unresolved) return [`\${${raw.from.join(",")}}`];
  return typeof raw === "object" ? [] : [String(raw)];
};

const principalTypes = ["AWS", "Service", "Federated", "CanonicalUser"] as const;

const principalsOf = (raw: Raw): readonly Principal[] => {
  if (!isRecord(raw)) return texts(raw).map((id) => ({ type: "*", id }));
  return principalTypes.flatMap((type) => texts(raw[type]).map((id) => ({ type, id })));
};

const conditionsOf = (raw: Raw): readonly Condition[] => {
  if (!isRecord(raw)) return [];
  return Object.entries(raw).flatMap(([operator, keys]) =>
    isRecord(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          operator: operator.toLowerCase(),
          key: key.toLowerCase(),
          values: texts(values),
        }))
      : [],
  );
};

/** Whether a principal is anybody at all: `*`, in any of its spellings. */
export const isAnybody = (principal: Principal): boolean =>
  principal.id === "*" && principal.type !== "Service" && principal.type !== "CanonicalUser";

/**
 * What adapters hand to a view: plain JSON in which two marks may stand for any part.
 * Adapters write marks, views read them, rules never see them.
 */
export type Raw = string | number | boolean | null | undefined | Unresolved | Reference | readonly Raw[] | RawObject;

export interface RawObject {
  readonly [key: string]: Raw;
}

/** Nobody knows this part before deployment. */
export class Unresolved {
  constructor(
    /** Completes "X cannot be judged: …". */
    readonly reason: string,
    /** Addresses of the resources it will come from, where the engine tells (Pulumi's propertyDependencies). */
    readonly from: readonly string[] = [],
    /** True where the thing is defined outside this input. */
    readonly elsewhere = false,
    /** True where, once deployed, everybody who may describe the stack reads it: a parameter without `NoEcho`. */
    readonly shown = false,
    /** What is known of the text around it, with `${?}` for what is not: `arn:aws:iam::${?}:root`. */
    readonly text?: string,
  ) {}
}

/** A text that is certainly set and points at resources of this input, though parts of it are not known yet. */
export class Reference {
  constructor(
    /** The text with its holes spelled as CloudFormation's Fn::Sub does: `arn:aws:s3:::${Bucket}/*`. */
    readonly text: string,
    /** Addresses of the resources it points to. */
    readonly to: readonly string[],
  ) {}
}

/** An object of the input, as opposed to a list, a scalar or a mark. */
export const isObject = (raw: Raw): raw is RawObject =>
  typeof raw === "object" &&
  raw !== null &&
  !Array.isArray(raw) &&
  !(raw instanceof Unresolved) &&
  !(raw instanceof Reference);

/** A value as messages show it: on one line, at most 80 characters. */
export const spellOut = (raw: Raw): string => {
  if (raw instanceof Reference) return raw.text;
  if (raw instanceof Unresolved) return unknownPart;
  const whole = typeof raw === "object" ? JSON.stringify(raw, spellPart) : String(raw);
  const text = whole.includes("\n") ? whole.slice(0, 1000).replace(/\s*\n\s*/g, " ") : whole;
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};

/** What stands in messages for what nobody knows before deployment. */
export const unknownPart = "${?}";

const spellPart = (_: string, part: Raw): Raw => {
  if (part instanceof Reference) return part.text;
  return part instanceof Unresolved ? (part.text ?? unknownPart) : part;
};

/** What a value is, for saying that something else was expected. */
export const describe = (raw: Raw): string =>
  Array.isArray(raw) ? "a list" : isObject(raw) ? "an object" : spellOut(raw);

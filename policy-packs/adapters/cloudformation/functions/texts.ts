import { isObject, Reference, Unresolved, type Raw } from "../../../../components/model/raw";
import type { Around, Intrinsic } from "../around";
import { own } from "../template";
import { isList, isScalar, openPartOf } from "../values";

/** One text of several parts: known where all are, a reference where resources are among them, open where a part is. */
const textOf = (parts: readonly Raw[], what: string, around: Around): Raw => {
  const to = new Set<string>();
  let text = "";
  let open: Unresolved | undefined;
  for (const part of parts) {
    if (part instanceof Unresolved) {
      if (open === undefined || (open.from.length > 0 && part.from.length === 0)) open = part;
      text += part.text ?? "${?}";
    } else if (part instanceof Reference) {
      text += part.text;
      for (const id of part.to) to.add(id);
    } else if (isScalar(part)) text += String(part);
    else if (part !== undefined) return new Unresolved(`${what} makes one text of texts only`);
  }
  const stop = around.spend(text.length);
  if (open !== undefined) return stop ?? new Unresolved(open.reason, open.from, open.elsewhere, open.shown, text);
  return stop ?? (to.size === 0 ? text : new Reference(text, [...to]));
};

/** `${Name}`, `${Id.Attribute}`, or `${!Literal}`, which stands for itself. */
const hole = /\$\{([^}]*)\}/;

const sub: Intrinsic = (argument, around) => {
  const [template, names] = isList(argument) ? argument : [argument];
  if (typeof template !== "string" || (names !== undefined && !isObject(names))) {
    return new Unresolved("Fn::Sub takes a text, or a text and a map of names");
  }
  if (!template.includes("${")) return template;
  // Splitting by a group keeps what it captured: odd parts are the holes' names.
  const parts = template
    .split(hole)
    .map((part, index): Raw => (index % 2 === 0 ? part : fill(part, names ?? {}, around)));
  return textOf(parts, "Fn::Sub", around);
};

const fill = (written: string, names: Readonly<Record<string, Raw>>, around: Around): Raw => {
  if (written.startsWith("!")) return `\${${written.slice(1)}}`;
  const name = written.trim();
  if (Object.hasOwn(names, name)) return around.resolve(own(names, name));
  const dot = name.indexOf(".");
  return dot === -1 ? around.ref(name) : around.attribute(name.slice(0, dot), name.slice(dot + 1));
};

const join: Intrinsic = (argument, around) => {
  const [delimiter, written] = isList(argument) ? argument : [];
  const list = around.resolve(written);
  if (list instanceof Unresolved || list instanceof Reference) return list;
  if (typeof delimiter !== "string" || !isList(list)) return new Unresolved("Fn::Join takes a delimiter and a list");
  return textOf(
    list.flatMap((part, index) => (index === 0 || delimiter === "" ? [part] : [delimiter, part])),
    "Fn::Join",
    around,
  );
};

const split: Intrinsic = (argument, around) => {
  const opened = splitOf(argument, around);
  if (!(opened.text instanceof Reference))
    return opened.text instanceof Unresolved ? opened.text : piecesOf(opened, around);
  return new Unresolved(`the parts of ${opened.text.text} are known only after deployment`, opened.text.to);
};

interface Split {
  readonly delimiter: string;
  readonly text: string | Reference | Unresolved;
}

const splitOf = (argument: Raw, around: Around): Split => {
  const [delimiter, written] = isList(argument) ? argument : [];
  const text = around.resolve(written);
  if (typeof delimiter !== "string" || delimiter === "")
    return { delimiter: "", text: new Unresolved("Fn::Split takes a delimiter and a text") };
  if (text instanceof Reference || text instanceof Unresolved) return { delimiter, text };
  return { delimiter, text: isScalar(text) ? String(text) : new Unresolved("Fn::Split takes a delimiter and a text") };
};

const piecesOf = ({ delimiter, text }: Split, around: Around): Raw =>
  typeof text === "string" ? (around.spend(text.length) ?? text.split(delimiter)) : text;

const select: Intrinsic = (argument, around) => {
  const [position, written] = isList(argument) ? argument : [];
  const index = around.resolve(position);
  if (index instanceof Unresolved) return index;
  const at = typeof index === "string" && /^\d+$/.test(index) ? Number(index) : index;
  if (typeof at !== "number" || !Number.isInteger(at) || at < 0)
    return new Unresolved("Fn::Select takes an index and a list");
  const inner = isObject(written) ? own(written, "Fn::Split") : undefined;
  if (inner !== undefined) {
    const opened = splitOf(inner, around);
    return opened.text instanceof Reference
      ? pieceOf(opened.text, opened.delimiter, at)
      : pick(piecesOf(opened, around), at);
  }
  return pick(around.resolve(written), at);
};

const pick = (list: Raw, at: number): Raw => {
  if (list instanceof Unresolved) return list;
  if (list instanceof Reference) return new Reference(`${list.text}[${String(at)}]`, list.to);
  if (!isList(list)) return new Unresolved("Fn::Select takes an index and a list");
  return at < list.length
    ? list[at]
    : new Unresolved(`Fn::Select asks for item ${String(at)} of a list of ${String(list.length)}`);
};

/** A piece before the first hole is known; what a hole may hold, delimiters too, is not. */
const pieceOf = (reference: Reference, delimiter: string, at: number): Raw => {
  const before = reference.text.split("${", 1)[0] ?? "";
  const pieces = before.split(delimiter);
  return at < pieces.length - 1
    ? pieces[at]
    : new Reference(`\${${reference.to.join(",")}[${String(at)}]}`, reference.to);
};

/** The text before it is encoded: nobody judges the encoded form, and secrets are looked for in the readable one. */
const base64: Intrinsic = (argument, around) => around.resolve(argument);

const toJsonString: Intrinsic = (argument, around) => {
  const value = around.resolve(argument);
  if (value === undefined || isScalar(value) || value === null)
    return new Unresolved("Fn::ToJsonString takes an object or a list");
  const to = new Set<string>();
  const open = openPartOf(value);
  if (open !== undefined) return open;
  const text = JSON.stringify(value, (_, part: Raw) => {
    if (!(part instanceof Reference)) return part;
    for (const id of part.to) to.add(id);
    return part.text;
  });
  return around.spend(text.length) ?? (to.size === 0 ? text : new Reference(text, [...to]));
};

export const textFunctions: Readonly<Record<string, Intrinsic>> = {
  "Fn::Base64": base64,
  "Fn::Join": join,
  "Fn::Select": select,
  "Fn::Split": split,
  "Fn::Sub": sub,
  "Fn::ToJsonString": toJsonString,
};

import { isObject, Reference, Unresolved, type Raw, type RawObject } from "../../../components/model/raw";
import { own } from "./template";
import { isList, isScalar } from "./values";

/**
 * What CDK's `CfnJson` gives: the value that its property writes as a text of JSON, in which names are known only after deployment. So
 * CDK writes what has a name in a key, such as whom the role of an EKS service account trusts. Undefined where it is no JSON.
 * Source: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.CfnJson.html
 */
export const cfnJson = (written: Raw, resolve: (value: Raw) => Raw): Raw => {
  const open: Raw[] = [];
  const text = piecesOf(written)
    .map((piece) => {
      const value = resolve(piece);
      return isScalar(value) ? String(value) : mark(open.push(value) - 1);
    })
    .join("");
  const parsed = parse(text);
  return parsed === undefined ? undefined : filled(parsed, open);
};

/** The parts of a text that `Fn::Join` makes with nothing in between. */
const piecesOf = (written: Raw): readonly Raw[] => {
  const [delimiter, pieces] = isObject(written) ? listOf(own(written, "Fn::Join")) : [];
  return delimiter === "" && isList(pieces) ? pieces : [written];
};

const listOf = (raw: Raw): readonly Raw[] => (isList(raw) ? raw : []);

/** Private characters of Unicode, which stand in no template, around the number of a part that is not known. */
const mark = (index: number): string => `\ue000${String(index)}\ue001`;
const marks = /\ue000(\d+)\ue001/;

const parse = (text: string): Raw => {
  try {
    return JSON.parse(text) as Raw;
  } catch {
    return undefined;
  }
};

const filled = (json: Raw, open: readonly Raw[]): Raw => {
  if (typeof json === "string") return valueOf(partsOf(json, open));
  if (Array.isArray(json)) return (json as readonly Raw[]).map((item) => filled(item, open));
  return isObject(json) ? filledObject(json, open) : json;
};

const filledObject = (json: RawObject, open: readonly Raw[]): RawObject =>
  Object.fromEntries(
    Object.entries(json).map(([key, value]) => [partsOf(key, open).map(shown).join(""), filled(value, open)]),
  );

/** Splitting by a group keeps what it captured: odd parts are the numbers of marks. */
const partsOf = (text: string, open: readonly Raw[]): readonly Raw[] =>
  text.split(marks).map((part, index) => (index % 2 === 0 ? part : open[Number(part)]));

const valueOf = (parts: readonly Raw[]): Raw => {
  const unknown = parts.find((it) => it instanceof Unresolved);
  if (unknown !== undefined) return unknown;
  const to = parts.flatMap((it) => (it instanceof Reference ? it.to : []));
  const text = parts.map(shown).join("");
  return to.length === 0 ? text : new Reference(text, [...new Set(to)]);
};

const shown = (part: Raw): string => {
  if (part instanceof Reference) return part.text;
  if (part instanceof Unresolved) return `\${${part.from.join(",")}}`;
  return isScalar(part) ? String(part) : "";
};

import { isObject, type Raw, type RawObject } from "../../../components/model/raw";
import { expressionOf, type Unknowns } from "./plan";

/** What is known of a value that an expression gives only after apply. */
export type Open = (expression: unknown) => Raw;

/**
 * Values with what is known only after apply marked. What the configuration does not mention is not marked but left out: the
 * provider fills it in, and nobody set it.
 */
export const withUnknowns = (
  values: RawObject,
  unknowns: Unknowns | undefined,
  expressions: unknown,
  open: Open,
): RawObject => {
  if (!isTree(unknowns)) return values;
  const marked: Record<string, Raw> = { ...values };
  for (const [key, unknown] of Object.entries(unknowns)) {
    const expression = expressions === undefined ? anything : expressionOf(expressions, key);
    const value = mark(marked[key], unknown, expression, open);
    if (value === undefined) Reflect.deleteProperty(marked, key);
    else marked[key] = value;
  }
  return marked;
};

/** Stands for an expression that the plan does not show: one inside a `dynamic` block. */
const anything = { references: [] };

const isTree = (unknowns: Unknowns | undefined): unknowns is { readonly [key: string]: Unknowns } =>
  typeof unknowns === "object" && unknowns !== null && !Array.isArray(unknowns);

const mark = (value: Raw, unknown: Unknowns, expression: unknown, open: Open): Raw => {
  if (unknown === true) return expression === undefined ? undefined : open(expression);
  if (Array.isArray(unknown)) return markList(value, unknown as readonly Unknowns[], expression, open);
  if (!isTree(unknown) || Object.keys(unknown).length === 0) return value;
  return withUnknowns(isObject(value) ? value : {}, unknown, expression, open);
};

const markList = (value: Raw, unknowns: readonly Unknowns[], expression: unknown, open: Open): Raw => {
  const list: readonly Raw[] = Array.isArray(value) ? (value as readonly Raw[]) : [];
  if (list.length === 0 && unknowns.length === 0) return value;
  const length = Math.max(list.length, unknowns.length);
  return Array.from({ length }, (_, index) => {
    const inner = expressionOf(expression, index) ?? anything;
    return mark(list[index], unknowns[index] ?? false, inner, open);
  });
};

import { isObject, type Raw } from "../../../components/model/raw";
import { expandEntries } from "./functions/loops";
import type { Part } from "./part";
import { openTemplate, type Opened } from "./resolver";
import { deepest, own, sectionOf } from "./template";
import { isList, isScalar } from "./values";

/** The names by which a template meets others: what it exports, and what it imports, as far as it says so itself. */
export interface SharedNames {
  readonly exports: readonly string[];
  readonly imports: readonly string[];
}

export const sharedNames = ({ template, pseudo = {} }: Part): SharedNames => {
  const opened = openTemplate(template, { pseudo });
  const outputs = Object.values(expandEntries(sectionOf(template, "Outputs"), opened.around.resolve).entries);
  const exports = outputs.flatMap((output) => {
    const name = isObject(output) ? own(sectionOf(output, "Export"), "Name") : undefined;
    return name === undefined ? [] : named(name, opened);
  });
  return { exports, imports: importsIn(template, 0).flatMap((name) => named(name, opened)) };
};

const named = (name: Raw, { around }: Opened): readonly string[] => {
  const resolved = around.resolve(name);
  return isScalar(resolved) ? [String(resolved)] : [];
};

const importsIn = (value: Raw, depth: number): readonly Raw[] => {
  if (depth > deepest) return [];
  if (isList(value)) return value.flatMap((item) => importsIn(item, depth + 1));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "Fn::ImportValue" ? [inner] : importsIn(inner, depth + 1),
  );
};

import type { Raw, RawObject } from "../../../../components/model/raw";
import { parse, printParseErrorCode, type ParseError } from "jsonc-parser";
import { duplicateIn, indexJson, locateIn, writesKeys, type JsonIndex } from "./json-index";
import { lineStarts, positionAt, type LineStarts } from "./lines";
import type { Parsed, Problem } from "./parsed";
import { deepest, type Path } from "../template";

export const parseJson = (text: string): Parsed => {
  let template: Raw;
  try {
    template = JSON.parse(text) as Raw;
  } catch {
    return { problem: faultOf(text) };
  }
  const keys = countKeys(template, 0);
  if (keys === undefined) {
    return { problem: { message: `The JSON nests more than ${String(deepest)} levels deep.`, line: 1 } };
  }
  // A key written twice is lost in parsing: there are then fewer keys than colons.
  if (!writesKeys(text, keys)) return { problem: twice(text) };
  return { template, locate: locator(text) };
};

/** The index of positions is made when the first finding asks for its line. */
const locator = (text: string): ((path: Path) => number) => {
  let index: { readonly json: JsonIndex; readonly lines: LineStarts } | undefined;
  return (path) => {
    index ??= { json: indexJson(text), lines: lineStarts(text) };
    return positionAt(index.lines, locateIn(index.json, path)).line;
  };
};

const twice = (text: string): Problem => {
  const duplicate = duplicateIn(indexJson(text));
  const { line, column } = positionAt(lineStarts(text), duplicate?.offset ?? 0);
  return {
    message: `The key ${duplicate?.key ?? ""} is written twice in one object (line ${String(line)}, column ${String(column)}); keep one of the two.`,
    line,
  };
};

/** The keys of a parsed text; nothing where it nests too deeply. */
const countKeys = (value: Raw, depth: number): number | undefined => {
  if (typeof value !== "object" || value === null) return 0;
  if (depth > deepest) return undefined;
  const parts: readonly Raw[] = Array.isArray(value) ? (value as readonly Raw[]) : Object.values(value as RawObject);
  let count = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) {
    const inner = countKeys(part, depth + 1);
    if (inner === undefined) return undefined;
    count += inner;
  }
  return count;
};

const sentences: Readonly<Record<string, string>> = {
  InvalidSymbol: "a word that JSON does not know stands here",
  InvalidNumberFormat: "this number is not valid",
  PropertyNameExpected: "a key in double quotes is expected here",
  ValueExpected: "a value is expected here",
  ColonExpected: "a colon is expected here",
  CommaExpected: "a comma is expected here",
  CloseBraceExpected: "a closing brace is missing",
  CloseBracketExpected: "a closing bracket is missing",
  EndOfFileExpected: "the file should end here",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfComment: "JSON has no comments",
  UnexpectedEndOfString: "this text is not closed",
  UnexpectedEndOfNumber: "this number is not complete",
  InvalidUnicode: "this \\u escape is not valid",
  InvalidEscapeCharacter: "this escape is not valid",
  InvalidCharacter: "a control character stands in a text",
};

const faultOf = (text: string): Problem => {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    return { message: "The file is not valid JSON, and nests too deeply to say where.", line: 1 };
  }
  const first = errors[0];
  const { line, column } = positionAt(lineStarts(text), first?.offset ?? 0);
  const what =
    first === undefined
      ? "it cannot be parsed"
      : (sentences[printParseErrorCode(first.error)] ?? "it cannot be parsed");
  return { message: `The file is not valid JSON at line ${String(line)}, column ${String(column)}: ${what}.`, line };
};

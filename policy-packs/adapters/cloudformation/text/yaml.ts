import { LineCounter, parseAllDocuments, type Document } from "yaml";
import { longForms } from "./short-tags";
import type { Parsed, Problem } from "./parsed";
import type { Locate } from "../template";
import { convert } from "./yaml-values";
import { locateNode } from "./yaml-index";

export const parseYaml = (text: string): Parsed => {
  const lines = new LineCounter();
  const complain = (what: string, offset: number): { readonly problem: Problem } => {
    const { line, col } = lines.linePos(offset);
    return {
      problem: { message: `The file is not valid YAML at line ${String(line)}, column ${String(col)}: ${what}.`, line },
    };
  };
  try {
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      prettyErrors: false,
      // Duplicates are found when values are made; the library's own search is quadratic.
      uniqueKeys: false,
      schema: "failsafe",
      customTags: longForms,
    });
    const [document, second] = "empty" in documents ? [] : (documents as readonly Document.Parsed[]);
    if (document === undefined) return complain("it holds no document", 0);
    const error = document.errors[0];
    if (error !== undefined) return complain(lower(error.message), error.pos[0]);
    if (second !== undefined) return complain("a second document begins here, and a template is one", second.range[0]);
    const converted = convert(document.contents);
    if ("fault" in converted) return complain(converted.fault, converted.offset);
    return { template: converted.value, locate: locator(document, lines) };
  } catch (error) {
    const what =
      error instanceof RangeError
        ? "it nests too deeply"
        : lower(error instanceof Error ? error.message : String(error));
    return { problem: { message: `The file cannot be read as YAML: ${what}.`, line: 1 } };
  }
};

const locator =
  (document: Document.Parsed, lines: LineCounter): Locate =>
  (path) =>
    lines.linePos(locateNode(document.contents, path)).line;

/** The library's sentence as the second half of ours. It reports its own stack overflow as a fault of the text. */
const lower = (message: string): string =>
  message.includes("call stack")
    ? "it nests too deeply"
    : message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, "");

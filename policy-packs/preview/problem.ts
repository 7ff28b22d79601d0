import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

import type { Ending } from "./launch";
import type { LogEntry } from "./sdk/messages";
import type { Uncaught } from "./sdk/preload";
import { isUsers, showFile, type Shown } from "./source-position";
import type { Note, Problem } from "./types";
import { versionsApart } from "./versions";

/** Why the program did not run to its end, in one sentence; undefined where it did. */
export function problemOf(
  ending: Ending,
  logged: readonly LogEntry[],
  duplicates: readonly Note[],
  shown: Shown,
  timeoutSeconds: number,
): Problem | undefined {
  const [thrown] = ending.uncaught;
  if (thrown !== undefined) return problemThrown(thrown, shown);
  if (ending.timedOut)
    return { message: `The program did not end within ${String(timeoutSeconds)} s and was stopped.` };
  const error = logged.find(({ severity }) => severity === "error");
  if (error !== undefined) return { message: firstLine(plain(error.message)) };
  const [duplicate] = duplicates;
  if (duplicate !== undefined) return withoutResource(duplicate);
  if (ending.code === 0) return undefined;
  const said = lastWords(ending.stderr);
  const how =
    ending.code === undefined
      ? `was ended by ${ending.signal ?? "a signal"}`
      : `exited with code ${String(ending.code)}`;
  return { message: `The program ${how}${said === "" ? "." : `: ${said}`}` };
}

function withoutResource({ message, file, line }: Note): Problem {
  return { message, ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
}

function problemThrown({ name, message, stack }: Uncaught, shown: Shown): Problem {
  const at = whereIn(stack, message, shown);
  const missing = /^Missing required configuration variable '([^']+)'/.exec(message)?.[1];
  if (missing !== undefined) {
    return {
      message: `Configuration \`${missing}\` is required but not set: pass --config ${missing}=value or add it to Pulumi.<stack>.yaml.`,
      ...at,
    };
  }
  const absent = /^Cannot find (?:module|package) '([^']+)'/.exec(message)?.[1];
  if (absent !== undefined) {
    const remedy = /^[./]/.test(absent) ? "check its path" : "install the program's dependencies";
    return { message: `The program imports ${absent}, which cannot be found: ${remedy}.`, ...at };
  }
  const captured =
    /captured\s+(?:variable )?'([^']+)'[^]*?(could not be serialized because\s+[^.\n]*(?:\n[^.\n]*)?\.)/.exec(message);
  if (captured !== null) {
    const [, variable = "", reason = ""] = captured;
    return {
      message: `A function cannot be made a Lambda: it captures ${variable}, parts of which ${reason.replace(/\s+/g, " ")}`,
      // The SDK tells where the function is in what was compiled: of TypeScript that is no line of the user's.
      ...(/\.[cm]?tsx?$/.test(at.file ?? "") && at.file !== undefined ? { file: at.file } : at),
    };
  }
  const what = name === "" || name === "Error" || name === "TSError" ? "" : `${name}: `;
  const apart = name === "TypeError" ? versionsApart(shown.real) : undefined;
  const why = apart === undefined ? "" : ` (${apart})`;
  return { message: `The program failed: ${what}${firstSentence(plain(message))}${why}`, ...at };
}

/** The innermost place in the user's program: a frame, the head of a syntax error, or a compiler's `file.ts(3,4)`. */
function whereIn(stack: string, message: string, shown: Shown): { readonly file?: string; readonly line?: number } {
  const compiled = /(?:^|: )\s*([^\s'"():]+\.[cm]?[jt]sx?)[(:](\d+)/m.exec(message);
  const head = /^(\/[^\n]*?|[A-Za-z]:\\[^\n]*?|file:[^\n]*?):(\d+)\n/.exec(stack);
  const frames = [...stack.matchAll(/^\s*at (?:.* \()?([^()\n]+?):(\d+):\d+\)?$/gm)];
  const places = [head, ...frames].flatMap((match) => {
    const [, file = "", line = ""] = match ?? [];
    const path = file.startsWith("file://") ? fileURLToPath(file) : file;
    return path === "" || path.startsWith("node:") || !isUsers(path)
      ? []
      : [{ file: showFile(path, shown), line: Number(line) }];
  });
  const [first] = places;
  if (first !== undefined) return first;
  const [, file, line] = compiled ?? [];
  return file === undefined
    ? {}
    : { file: showFile(file.startsWith("/") ? file : `${shown.real}/${file}`, shown), line: Number(line) };
}

const plain = (text: string): string => stripVTControlCharacters(text);

const firstLine = (text: string): string => text.trim().split("\n")[0] ?? "";

/** A compiler's message names the reason on its second line. */
function firstSentence(text: string): string {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const [first = "", second = ""] = lines;
  return first.endsWith(":") && second !== "" ? `${first} ${second}` : first;
}

/** What a process wrote before it ended: the line that names an error, else the last. */
function lastWords(stderr: string): string {
  const lines = plain(stderr)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.find((line) => /^(\w*Error|Error \[\w+\])\b.*: /.test(line)) ?? lines.at(-1) ?? "";
}

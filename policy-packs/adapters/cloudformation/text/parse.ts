import { parseJson } from "./json";
import type { Parsed } from "./parsed";
import { parseYaml } from "./yaml";

/** Characters. CloudFormation itself stops at 1 MB; what a tool writes for itself may be larger. */
export const largest = 20 * 1024 * 1024;

/** Reads JSON or YAML, with CloudFormation's short tags (`!Ref`) turned to their long form. A bad file yields a problem, never an exception. */
export const parseTemplate = (text: string, file: string): Parsed => {
  if (text.length > largest) {
    const size = (text.length / 1024 / 1024).toFixed(1);
    return {
      problem: { message: `The file has ${size} MB; at most ${String(largest / 1024 / 1024)} MB are read.`, line: 1 },
    };
  }
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (plain.trim() === "") return { problem: { message: "The file is empty.", line: 1 } };
  const named = /\.(json|template)$/i.test(file) ? "json" : /\.ya?ml$/i.test(file) ? "yaml" : undefined;
  // Every JSON text is YAML as well, and parsing it as JSON is many times faster.
  if (!/^\s*[{[]/.test(plain)) return named === "json" && file.endsWith(".json") ? parseJson(plain) : parseYaml(plain);
  const parsed = parseJson(plain);
  return parsed.problem !== undefined && named !== "json" ? parseYaml(plain) : parsed;
};

import type { Graph } from "../../components/model/graph";
import { isTemplate, parseTemplate, type Part } from "../adapters/cloudformation";
import { adaptDocument } from "../adapters/documents";
import type { Problem } from "../reports/report";

export type Recognised =
  | { readonly graph: Graph; readonly notes: readonly string[] }
  | { readonly part: Part }
  | { readonly problem: Problem }
  /** Not an input of ours; nothing is wrong with it. */
  | { readonly other: unknown };

/** Reads a text as whatever kind of input it is. */
export const recognise = (text: string, file: string): Recognised => {
  const parsed = parseTemplate(text, file);
  if (parsed.problem !== undefined) {
    const { message, line } = parsed.problem;
    return { problem: { file, line, message: `${file}:${String(line)}: ${message}` } };
  }
  const { template: value, locate } = parsed;
  if (isTemplate(value)) return { part: { file, template: value, locate } };
  return adaptDocument(value) ?? { other: value };
};

/** Whether a text is worth parsing at all: a walk meets many files that are none of ours. */
export const looksLikeInput = (text: string): boolean =>
  /Resources|"deployment"|"checkpoint"|"steps"|"planned_values"|"root_module"/.test(text);

/** Whether a broken file was meant for us, so that its problem is worth a line. */
export const wasMeantAsInput = (text: string): boolean =>
  /AWSTemplateFormatVersion|Type["']?\s*:\s*["']?AWS::/.test(text);

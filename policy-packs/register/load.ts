import { parseTemplate } from "../adapters/cloudformation";
import {
  defaultLimits,
  emptyRegister,
  readApprovers,
  readExemptions,
  type Register,
  type Written,
} from "../core/register";
import { readFileSync } from "node:fs";

/** What is wrong with a file: one sentence. */
interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

/** Which files hold the exemptions, and who may approve them. */
export interface RegisterFiles {
  readonly exemptions: string | undefined;
  readonly approvers: string | undefined;
}

/** Reads the register of exemptions; what is wrong with it is told, and the rest holds. */
export const loadRegister = ({
  exemptions: file,
  approvers,
}: RegisterFiles): { readonly register: Register; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const allowed = approvers === undefined ? undefined : load(approvers, problems);
  const read =
    allowed === undefined ? { approvers: [], limits: defaultLimits, problems: [] } : readApprovers(allowed.value);
  problems.push(...read.problems.map((it) => ({ file: approvers ?? "", message: `${approvers ?? ""}: ${it}.` })));
  const written = file === undefined ? undefined : load(file, problems);
  if (file === undefined || written === undefined)
    return { register: { ...emptyRegister, approvers: read.approvers, limits: read.limits }, problems };
  const { exemptions, problems: faults } = readExemptions(written);
  for (const { message, place } of faults) {
    const at = place === undefined ? {} : { line: place.line };
    problems.push({ file, ...at, message: `${file}: ${message}.` });
  }
  return { register: { exemptions, approvers: read.approvers, limits: read.limits }, problems };
};

/** A file in YAML or JSON, with the line of each part. */
export const load = (file: string, problems: Problem[]): Written | undefined => {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    problems.push({ file, message: `${file} ${missing ? "does not exist" : "cannot be read"}.` });
    return undefined;
  }
  if (text.trim() === "") return { value: undefined, place: () => undefined };
  const parsed = parseTemplate(text, file);
  if (parsed.problem !== undefined) {
    const { line, message } = parsed.problem;
    problems.push({ file, line, message: `${file}:${String(line)}: ${message}` });
    return undefined;
  }
  return {
    value: parsed.template,
    place: (path) => {
      const line = parsed.locate(path);
      return line === undefined ? undefined : { file, line };
    },
  };
};

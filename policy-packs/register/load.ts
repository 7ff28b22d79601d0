import { parseTemplate } from "../adapters/cloudformation";
import { readBaseline, type Baseline } from "../core/baseline";
import { defaultLimits, emptyRegister, readApprovers, readExemptions, type Register } from "../core/register";
import type { Written } from "../core/written";
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
  /** The file with old findings that are tolerated. */
  readonly baseline?: string | undefined;
}

/** Reads the register of exemptions and the baseline; what is wrong with them is told, and the rest holds. */
export const loadRegister = ({
  baseline: old,
  ...files
}: RegisterFiles): { readonly register: Register; readonly problems: readonly Problem[] } => {
  const { register, problems } = loadExemptions(files);
  const baseline = loadBaseline(old, problems);
  return { register: baseline === undefined ? register : { ...register, baseline }, problems };
};

/** Reads a baseline. A file that is none tolerates nothing. */
export const loadBaseline = (file: string | undefined, problems: Problem[]): Baseline | undefined => {
  const written = file === undefined ? undefined : load(file, problems);
  if (file === undefined || written === undefined) return undefined;
  const { baseline, problems: faults } = readBaseline(written, file);
  problems.push(...faults.map(({ message }) => ({ file, message: `${file}: ${message}.` })));
  return baseline;
};

const loadExemptions = ({
  exemptions: file,
  approvers,
}: Omit<RegisterFiles, "baseline">): { readonly register: Register; readonly problems: Problem[] } => {
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
const load = (file: string, problems: Problem[]): Written | undefined => {
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

import { existsSync, readFileSync } from "node:fs";

import { parse } from "yaml";

import { isWireObject, type Wire, type WireObject } from "../adapters/pulumi/sentinels";
import { Refusal } from "./types";

/** What a project says instead of the stand-in answers: `{ invokes, stackReferences, outputs }`. */
export interface Answers {
  /** The answer to an invoke by its token. */
  invoke(token: string): WireObject | undefined;
  /** The outputs of another stack by its name, with or without its organization. */
  stackOutputs(stack: string): WireObject | undefined;
  /** Outputs of a resource by URN, by name and by type, the narrower winning. */
  outputsOf(urn: string, type: string, name: string): WireObject;
}

const SECTIONS = ["invokes", "stackReferences", "outputs"] as const;

export function readAnswers(file: string | undefined): Answers {
  const { invokes, stackReferences, outputs } = file === undefined ? sectionsOf({}, "") : readSections(file);
  return {
    invoke: (token) => invokes[token] ?? invokes[shortToken(token)],
    stackOutputs: (stack) => stackReferences[stack] ?? stackReferences[stack.split("/").slice(-2).join("/")],
    outputsOf: (urn, type, name) => ({ ...outputs[type], ...outputs[name], ...outputs[urn] }),
  };
}

/** `aws:ec2/getAmi:getAmi` is also known as `aws:ec2:getAmi`. */
const shortToken = (token: string): string => token.replace(/\/[^:/]+:/, ":");

interface Section {
  readonly [name: string]: WireObject;
}

function readSections(file: string): Record<(typeof SECTIONS)[number], Section> {
  if (!existsSync(file)) throw new Refusal(`There is no answers file ${file}.`, file);
  let content: unknown;
  try {
    content = parse(readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    const [reason = "it cannot be read"] = error instanceof Error ? error.message.split("\n") : [];
    throw new Refusal(`The answers file ${file} is not valid: ${reason.replace(/:$/, "")}.`, file);
  }
  return sectionsOf(content ?? {}, file);
}

function sectionsOf(content: unknown, file: string): Record<(typeof SECTIONS)[number], Section> {
  if (!isWireObject(content))
    throw new Refusal(`The answers file ${file} is not valid: expected keys and values.`, file);
  const strange = Object.keys(content).find((key) => !(SECTIONS as readonly string[]).includes(key));
  if (strange !== undefined) {
    throw new Refusal(
      `The answers file ${file} has a section ${strange}: only ${SECTIONS.join(", ")} are known.`,
      file,
    );
  }
  const section = (name: (typeof SECTIONS)[number]): Section => {
    const value: Wire = content[name] ?? {};
    const valid = isWireObject(value) && Object.values(value).every(isWireObject);
    if (!valid) throw new Refusal(`In the answers file ${file}, ${name} must map each name to an object.`, file);
    return value as Section;
  };
  return { invokes: section("invokes"), stackReferences: section("stackReferences"), outputs: section("outputs") };
}

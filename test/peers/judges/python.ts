import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { program } from "../environment";

/**
 * Runs a program of the Python environment and reads the JSON that it prints. Findings make these programs exit with other codes
 * than 0, so output that is no JSON is the error, said in the program's own words.
 */
export const read = async (name: string, args: readonly string[]): Promise<unknown> => {
  const run = spawn(program(name), args, { stdio: ["ignore", "pipe", "pipe"] });
  const [output, complaints] = await Promise.all([text(run.stdout), text(run.stderr)]);
  try {
    return JSON.parse(output);
  } catch {
    throw new Error(`${name} ${args.join(" ")} printed no JSON: ${output}${complaints}`);
  }
};

import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "../../.peers");
const wanted = join(__dirname, "requirements.txt");
const installed = join(folder, "requirements.txt");

/** Why there is no Python environment, where the machine cannot have one. */
export const missing = "No test with checkov, cfn-lint or moto: this machine has no python3 with the module venv.";

/** The path of a program of the Python environment. */
export const program = (name: string): string => join(folder, "bin", name);

/** Whether the Python environment is there, with the versions that requirements.txt names. */
export const isReady = (): boolean =>
  existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(wanted, "utf8");

/**
 * Makes the Python environment in `.peers`, unless it is there; takes about a minute. False where the machine has no Python to make
 * it with. Packages that cannot be installed are an error: then nobody could say whether the peers agree.
 */
export const make = (): boolean => {
  if (isReady()) return true;
  if (!succeeds("python3", ["-c", "import ensurepip, venv"])) return false;
  rmSync(folder, { recursive: true, force: true });
  for (const [command, args] of [
    ["python3", ["-m", "venv", folder]],
    [program("pip"), ["install", "--quiet", "--disable-pip-version-check", "--requirement", wanted]],
  ] as const) {
    if (!succeeds(command, args)) throw new Error(`${command} ${args.join(" ")} failed: what it says stands above.`);
  }
  copyFileSync(wanted, installed);
  return true;
};

const evaluator = join(folder, "iam-simulate");

/**
 * The version of the evaluator of policies that ours is compared with. Its licence is the AGPL: it is no dependency of ours, no file
 * of ours imports it, and it runs in a process of its own.
 */
const evaluatorPackage = "@cloud-copilot/iam-simulate@0.1.173";

/** The folder in which the other evaluator of policies is installed, installing it where it is not there yet. */
export const makeEvaluator = (): string => {
  const mark = join(evaluator, "version");
  if (existsSync(mark) && readFileSync(mark, "utf8") === evaluatorPackage) return evaluator;
  mkdirSync(evaluator, { recursive: true });
  const args = ["install", "--no-audit", "--no-fund", "--silent", "--prefix", evaluator, evaluatorPackage];
  if (!succeeds("npm", args)) throw new Error(`npm ${args.join(" ")} failed: what it says stands above.`);
  writeFileSync(mark, evaluatorPackage);
  return evaluator;
};

const succeeds = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] }).status === 0;

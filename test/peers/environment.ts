import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
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

const succeeds = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] }).status === 0;

import { createRequire } from "node:module";
import { join } from "node:path";

import { OWN_FOLDERS } from "../source-position";
import type { Sdk } from "./locate";
import { typescriptHooks } from "./module-hooks";
import { type PreloadSettings, PRELOADS } from "./preload";

export interface ProgramRun {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  /** Folder of Pulumi.yaml. */
  readonly root: string;
  /** The working directory, and the entry file or "." within it. */
  readonly pwd: string;
  readonly main: string;
  readonly typescript: boolean;
  /** An ES module program in TypeScript: it needs module hooks where the project brings none. */
  readonly esModule: boolean;
  readonly tsconfig: string | undefined;
  readonly nodeArguments: readonly string[];
  readonly config: { readonly [key: string]: string };
  readonly secretKeys: readonly string[];
}

export interface Command {
  readonly arguments: readonly string[];
  readonly environment: { readonly [name: string]: string };
}

/** What the language host runs, `node <nodeargs> cmd/run <flags> <main>`, and the environment it gives. */
export function commandOf(sdk: Sdk, run: ProgramRun, address: string): Command {
  const { nodeArguments, dropped } = usableArguments(run);
  const hooked = run.typescript && run.esModule && (dropped || !hasOwnLoader(sdk, run));
  return {
    arguments: [
      ...nodeArguments,
      `--import=${asModule(preloadText(sdk, hooked))}`,
      join(sdk.root, "cmd", "run"),
      `--monitor=${address}`,
      `--engine=${address}`,
      `--organization=${run.organization}`,
      `--project=${run.project}`,
      `--root-directory=${run.root}`,
      `--stack=${run.stack}`,
      `--pwd=${run.pwd}`,
      "--dry-run",
      "--parallel=0",
      run.main,
    ],
    // With module hooks of its own the program needs no second compiler, whose source maps would hide theirs.
    environment: environmentOf({ ...run, typescript: run.typescript && !hooked }, address),
  };
}

/** What the SDK reads there, other copies of it in the same process among them. */
function environmentOf(run: ProgramRun, address: string): Command["environment"] {
  return {
    PULUMI_CONFIG: JSON.stringify(run.config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(run.secretKeys),
    PULUMI_NODEJS_TYPESCRIPT: String(run.typescript),
    ...(run.tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: run.tsconfig }),
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    PULUMI_NODEJS_ORGANIZATION: run.organization,
    PULUMI_NODEJS_PROJECT: run.project,
    PULUMI_NODEJS_ROOT_DIRECTORY: run.root,
    PULUMI_NODEJS_STACK: run.stack,
    PULUMI_NODEJS_DRY_RUN: "true",
    PULUMI_NODEJS_MONITOR: address,
    PULUMI_NODEJS_ENGINE: address,
    // Deprecations in a tsconfig.json (moduleResolution, target, baseUrl) are the compiler's business, not a reason to stop.
    TS_NODE_IGNORE_DIAGNOSTICS: "5101,5107,5011,5095,5098,5109,5110",
  };
}

/** A loader the project names but has not installed (`--loader ts-node/esm`) would end the process before it begins. */
function usableArguments(run: ProgramRun): { readonly nodeArguments: readonly string[]; readonly dropped: boolean } {
  const { resolve } = createRequire(join(run.pwd, "package.json"));
  const missing = (name: string): boolean => {
    try {
      resolve(name);
      return false;
    } catch {
      return true;
    }
  };
  const kept: string[] = [];
  for (let index = 0; index < run.nodeArguments.length; index++) {
    const [flag = "", value] = (run.nodeArguments[index] ?? "").split("=", 2);
    const loads = ["--loader", "--experimental-loader", "--import", "--require", "-r"].includes(flag);
    const name = value ?? run.nodeArguments[index + 1] ?? "";
    const drops = flag === "--experimental-specifier-resolution" || (loads && missing(name));
    if (!drops) kept.push(...run.nodeArguments.slice(index, index + (loads && value === undefined ? 2 : 1)));
    if (loads && value === undefined) index++;
  }
  return { nodeArguments: kept, dropped: kept.length < run.nodeArguments.length };
}

function preloadText(sdk: Sdk, hooked: boolean): string {
  const settings: PreloadSettings = {
    sdkRoot: sdk.root,
    ownFolders: OWN_FOLDERS,
    hooks: hooked ? asModule(hooksText(sdk)) : "",
  };
  const given = JSON.stringify(settings);
  return fromSdk(sdk) + PRELOADS.map((preload) => `(${preload.toString()})(load, ${given});`).join("\n");
}

function hooksText(sdk: Sdk): string {
  const vendored = join(sdk.root, "vendor", "typescript@3.8.3", "typescript.js");
  return `${fromSdk(sdk)}const hooks = (${typescriptHooks.toString()})(load, ${JSON.stringify(vendored)}); const { resolve, load: read } = hooks; export { resolve, read as load };`;
}

/** cmd/run registers ts-node/esm itself where it finds it. */
function hasOwnLoader(sdk: Sdk, run: ProgramRun): boolean {
  if (run.nodeArguments.some((argument) => /^--(experimental-)?loader|^--import/.test(argument))) return true;
  try {
    createRequire(join(sdk.root, "package.json")).resolve("ts-node/esm");
    return true;
  } catch {
    return false;
  }
}

const fromSdk = (sdk: Sdk): string =>
  `import { createRequire } from "node:module"; const load = createRequire(${JSON.stringify(join(sdk.root, "package.json"))}); `;

const asModule = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;

import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";

import { parse } from "yaml";

import { isRecord } from "../../components/model/record";

import { Refusal } from "./types";

/** What Pulumi.yaml says, and where the program is. Folders have every link resolved. */
export interface Project {
  readonly name: string;
  readonly root: string;
  /** The folder as the caller named it. */
  readonly given: string;
  readonly pwd: string;
  /** Entry file within pwd, or "." to let package.json tell. */
  readonly main: string;
  readonly typescript: boolean;
  readonly esModule: boolean;
  readonly tsconfig: string | undefined;
  readonly nodeArguments: readonly string[];
  /** The `config` block. */
  readonly config: { readonly [key: string]: unknown };
  /** What `pulumi new` asks for, by key. */
  readonly templateConfig: { readonly [key: string]: unknown };
  readonly stackFolder: string;
}

interface Manifest {
  readonly name?: string;
  readonly runtime?: string | { readonly name?: string; readonly options?: { readonly [option: string]: unknown } };
  readonly main?: string;
  readonly config?: unknown;
  readonly template?: unknown;
  readonly stackConfigDir?: string;
}

export function readProject(directory: string): Project {
  const path = resolve(directory);
  if (!existsSync(path))
    throw new Refusal(`There is no ${directory}: name a folder with a Pulumi.yaml, or a program's file.`);
  const isFile = statSync(path).isFile();
  const entry = isFile && !/^Pulumi\.ya?ml$/.test(basename(path)) ? basename(path) : undefined;
  const root = realpathSync(isFile ? dirname(path) : path);
  const given = isFile ? dirname(directory) : directory;
  const manifest = readManifest(root, given);
  const { name: runtime = "nodejs", options = {} } =
    typeof manifest.runtime === "string" ? { name: manifest.runtime } : (manifest.runtime ?? {});
  if (runtime !== "nodejs" && runtime !== "bun") {
    throw new Refusal(
      `The program's runtime is ${runtime}: only Node.js programs can be previewed offline.`,
      join(given, "Pulumi.yaml"),
    );
  }
  const { pwd, main } = whereMainIs(root, given, entry ?? manifest.main);
  const tsconfig = tsconfigOf(root, pwd, options["tsconfig"]);
  return {
    name: nameIn(manifest) ?? basename(root),
    root,
    given,
    pwd,
    main,
    typescript:
      typeof options["typescript"] === "boolean"
        ? options["typescript"]
        : tsconfig !== undefined || !isJavaScript(pwd, main),
    esModule: packageOf(pwd)["type"] === "module",
    tsconfig,
    nodeArguments:
      typeof options["nodeargs"] === "string" ? options["nodeargs"].split(/\s+/).filter((word) => word !== "") : [],
    config: recordIn(manifest, "config"),
    templateConfig: recordIn(manifest.template, "config"),
    stackFolder: join(root, manifest.stackConfigDir ?? (typeof manifest.config === "string" ? manifest.config : ".")),
  };
}

/** A template has `${PROJECT}` for a name, which `pulumi new` fills in. */
const nameIn = ({ name }: Manifest): string | undefined => (name?.includes("${") === true ? undefined : name);

const recordIn = (value: unknown, key: string): { readonly [key: string]: unknown } => {
  const inner = isRecord(value) ? value[key] : undefined;
  return isRecord(inner) ? inner : {};
};

function readManifest(root: string, given: string): Manifest {
  const name = ["Pulumi.yaml", "Pulumi.yml"].find((file) => existsSync(join(root, file)));
  return name === undefined ? {} : readYaml(join(root, name), join(given, name));
}

/** A YAML mapping. */
export function readYaml(path: string, shown: string): { readonly [key: string]: unknown } {
  let content: unknown;
  try {
    content = parse(readFileSync(path, "utf8")) as unknown;
  } catch (error) {
    const [reason = "it cannot be read"] = error instanceof Error ? error.message.split("\n") : [];
    throw new Refusal(`${shown} is not valid: ${reason.replace(/:$/, "")}.`, shown);
  }
  if (content === null || content === undefined) return {};
  if (!isRecord(content)) throw new Refusal(`${shown} is not valid: expected keys and values.`, shown);
  return content;
}

/** As the engine does: a folder becomes the working directory, and so does the folder of a file. */
function whereMainIs(
  root: string,
  given: string,
  main: string | undefined,
): { readonly pwd: string; readonly main: string } {
  if (main === undefined) return { pwd: root, main: "." };
  const path = resolve(root, main);
  if (path !== root && !path.startsWith(root + sep)) {
    throw new Refusal(
      `main in ${join(given, "Pulumi.yaml")} is ${main}, which is outside the project's folder.`,
      join(given, "Pulumi.yaml"),
    );
  }
  if (!existsSync(path)) {
    const built = extname(path) === ".js" ? " Build the program first." : "";
    throw new Refusal(
      `The program's entry point ${join(given, relative(root, path))} does not exist.${built}`,
      join(given, "Pulumi.yaml"),
    );
  }
  return statSync(path).isDirectory() ? { pwd: path, main: "." } : { pwd: dirname(path), main: basename(path) };
}

function tsconfigOf(root: string, pwd: string, named: unknown): string | undefined {
  const candidates = [
    ...(typeof named === "string" ? [join(root, named)] : []),
    join(pwd, "tsconfig.json"),
    join(root, "tsconfig.json"),
  ];
  return candidates.find((path) => existsSync(path));
}

/** Loading a compiler for a program without a line of TypeScript costs half a second. */
function isJavaScript(pwd: string, main: string): boolean {
  if (main !== ".") return /\.[cm]?js$/.test(main);
  return (
    !readdirSync(pwd).some((file) => /\.[cm]?tsx?$/.test(file)) &&
    !JSON.stringify(packageOf(pwd)["main"] ?? "").endsWith("ts")
  );
}

/** The nearest package.json. */
function packageOf(folder: string): { readonly [key: string]: unknown } {
  const path = join(folder, "package.json");
  if (existsSync(path)) {
    try {
      return JSON.parse(readFileSync(path, "utf8")) as { readonly [key: string]: unknown };
    } catch {
      throw new Refusal(`${path} is not valid JSON.`, path);
    }
  }
  return dirname(folder) === folder ? {} : packageOf(dirname(folder));
}

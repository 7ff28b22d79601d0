/* istanbul ignore file -- these functions run as text in another process, where no coverage counters exist */
import type * as Module from "node:module";
import type * as Net from "node:net";

/** What the program's process tells its host of an error that nobody caught. */
export interface Uncaught {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

export interface PreloadSettings {
  readonly sdkRoot: string;
  /** Source of the module hooks that let TypeScript be imported as ES modules; empty where the program needs none. */
  readonly hooks: string;
}

/**
 * Runs in the program's process before the SDK. It refers to nothing outside itself: it travels as text.
 * - Errors nobody caught go to the host over file descriptor 3, with their stack; the process ends when the host is gone.
 * - Stack frames at the top level of an ES module have no parentheses and a file: address; the SDK's expression misses both.
 * - The SDK sends every debug message over gRPC; no one reads them here.
 * - It colours errors with util.inspect, which in Node 20 goes round in circles until memory is full (some 15 s, all the while
 *   blocking the program) for a frame that ends in node_modules/@scope/file, such as its own mapped `@pulumi/config.ts`.
 */
export function preload(load: NodeJS.Require, settings: PreloadSettings): void {
  const { Socket } = load("node:net") as typeof Net;
  const host = new Socket({ fd: 3 });
  host.on("error", () => undefined);
  host.on("close", () => process.exit(1));
  host.resume();
  host.unref();
  const told = new WeakSet<object>();
  const tell = (thrown: unknown): void => {
    if (typeof thrown === "object" && thrown !== null) {
      if (told.has(thrown)) return;
      told.add(thrown);
    }
    const error = thrown instanceof Error ? thrown : { name: "", message: String(thrown), stack: "" };
    host.write(`${JSON.stringify({ name: error.name, message: error.message, stack: String(error.stack) })}\n`);
  };
  process.on("uncaughtException", tell);
  process.on("unhandledRejection", tell);

  const { Resource } = load(`${settings.sdkRoot}/resource.js`) as { Resource: { framePositionRegExp: unknown } };
  const frame = /^\s*at (?:.* \()?(?<file>[^()]+?):(?<line>[0-9]+):(?<column>[0-9]+)\)?$/;
  const { fileURLToPath } = load("node:url") as { fileURLToPath: (address: string) => string };
  Resource.framePositionRegExp = {
    exec: (text: string): { groups: Record<string, string> } | undefined => {
      const groups = frame.exec(text)?.groups;
      const file = groups?.["file"];
      if (groups === undefined || file === undefined) return undefined;
      return { groups: { ...groups, file: file.startsWith("file://") ? fileURLToPath(file) : file } };
    },
  };
  const log = load(`${settings.sdkRoot}/log/index.js`) as { debug: () => Promise<void> };
  log.debug = () => Promise.resolve();
  try {
    const errors = load(`${settings.sdkRoot}/cmd/run/error.js`) as { defaultErrorMessage: (error: unknown) => string };
    errors.defaultErrorMessage = (error) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
  } catch {
    // An older SDK formats errors elsewhere.
  }

  if (settings.hooks !== "") {
    const modules = load("node:module") as typeof Module;
    modules.register(settings.hooks);
    process.setSourceMapsEnabled(true);
    const maps = load("source-map-support") as { install: (options: unknown) => void };
    const pathOf = (name: string): string => (name.startsWith("file:") ? fileURLToPath(name) : name);
    maps.install({
      retrieveSourceMap: (source: string) => {
        const payload = modules.findSourceMap(source)?.payload;
        if (payload === undefined) return null;
        return { url: pathOf(source), map: { ...payload, sources: payload.sources.map(pathOf) } };
      },
    });
  }
}

interface HookContext {
  readonly parentURL?: string;
}
type NextResolve = (specifier: string, context: HookContext) => Promise<{ url: string }>;
type NextLoad = (url: string, context: HookContext) => Promise<unknown>;

interface Hooks {
  resolve(specifier: string, context: HookContext, next: NextResolve): Promise<unknown>;
  load(url: string, context: HookContext, next: NextLoad): Promise<unknown>;
}

/**
 * Module hooks for TypeScript programs that are ES modules, where the project has no loader of its own (ts-node/esm). Types are
 * stripped with the compiler the SDK would use; `./x.js` and `./x` find `x.ts`. Travels as text, like `preload`.
 */
export function typescriptHooks(load: NodeJS.Require, vendored: string): Hooks {
  const { readFileSync, existsSync } = load("node:fs") as typeof import("node:fs");
  const { fileURLToPath } = load("node:url") as typeof import("node:url");
  interface Compiler {
    transpileModule(source: string, options: unknown): { outputText: string };
  }
  const compiler = (): Compiler => {
    try {
      return load("typescript") as Compiler;
    } catch {
      return load(vendored) as Compiler;
    }
  };
  const compilerOptions = {
    target: "ES2020",
    module: "ESNext",
    inlineSourceMap: true,
    inlineSources: true,
    experimentalDecorators: true,
  };
  return {
    async resolve(specifier, context, next) {
      try {
        return await next(specifier, context);
      } catch (error) {
        if (!/^(\.|\/|file:)/.test(specifier) || context.parentURL === undefined) throw error;
        const { href } = new URL(specifier, context.parentURL);
        const candidates = [
          href.replace(/\.([mc]?)js$/, ".$1ts"),
          `${href}.ts`,
          `${href}.js`,
          `${href}/index.ts`,
          `${href}/index.js`,
        ];
        const found = candidates.find((url) => url !== href && existsSync(fileURLToPath(url)));
        if (found === undefined) throw error;
        return next(found, context);
      }
    },
    async load(url, context, next) {
      if (!/\.m?tsx?$/.test(url)) return next(url, context);
      const fileName = fileURLToPath(url);
      const { outputText } = compiler().transpileModule(readFileSync(fileName, "utf8"), { fileName, compilerOptions });
      return { format: "module", shortCircuit: true, source: outputText };
    },
  };
}

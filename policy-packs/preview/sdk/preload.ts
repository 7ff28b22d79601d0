/* istanbul ignore file -- these functions run as text in another process, where no coverage counters exist */
import type * as Module from "node:module";
import type * as Net from "node:net";
import type * as Url from "node:url";

/** What the program's process tells its host of an error that nobody caught. */
export interface Uncaught {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

export interface PreloadSettings {
  readonly sdkRoot: string;
  /** Folders whose stack frames are not the user's. */
  readonly ownFolders: readonly string[];
  /** Source of the module hooks that let TypeScript be imported as ES modules; empty where the program needs none. */
  readonly hooks: string;
}

/** Runs in the program's process before the SDK. It refers to nothing outside itself: it travels as text. */
type Preload = (load: NodeJS.Require, settings: PreloadSettings) => void;

/** Errors nobody caught go to the host over file descriptor 3, with their stack; the process ends when the host is gone. */
const reportErrors: Preload = (load) => {
  const { Socket } = load("node:net") as typeof Net;
  const host = new Socket({ fd: 3 });
  host.on("error", () => undefined);
  host.on("close", () => process.exit(1));
  host.resume();
  host.unref();
  const told = new WeakSet();
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
};

/**
 * What the SDK does for its own developers, and nobody here reads:
 * - it sends every debug message over gRPC;
 * - it formats the stack of every promise it makes, some two hundred a resource;
 * - it colours errors with util.inspect, which in Node 20 goes round in circles until memory is full (15 s and more, all the
 *   while blocking the program) for a frame that ends in node_modules/@scope/file, such as its own mapped `@pulumi/config.ts`.
 */
const quieten: Preload = (load, { sdkRoot }) => {
  const log = load(`${sdkRoot}/log/index.js`) as { debug: () => Promise<void> };
  log.debug = () => Promise.resolve();
  type Wrap = (promise: unknown, context: unknown) => unknown;
  const debuggable = load(`${sdkRoot}/runtime/debuggable.js`) as { debuggablePromise: Wrap };
  const wrap = debuggable.debuggablePromise;
  debuggable.debuggablePromise = (promise, context) => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return wrap(promise, context);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
  try {
    const errors = load(`${sdkRoot}/cmd/run/error.js`) as { defaultErrorMessage: (error: unknown) => string };
    errors.defaultErrorMessage = (error) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
  } catch {
    // An older SDK formats errors elsewhere.
  }
};

/**
 * The SDK tells where a resource was made by formatting the whole stack and taking it apart again, and misses the top level of
 * ES modules, whose frames have no parentheses. Here only the user's own frames are looked up in source maps.
 */
const userFrames: Preload = (load, { sdkRoot, ownFolders }) => {
  const { fileURLToPath, pathToFileURL } = load("node:url") as typeof Url;
  interface Site {
    getFileName(): string | null | undefined;
    toString(): string;
  }
  type Format = (error: Error, sites: readonly Site[]) => string;
  interface Position {
    uri?: string;
    file?: string;
    line?: number;
    column?: number;
  }
  const pathOf = (name: string): string => (name.startsWith("file:") ? fileURLToPath(name) : name);
  const isUsers = (name: string | null | undefined): boolean => {
    if (typeof name !== "string" || name.startsWith("node:") || /[\\/]node_modules[\\/]/.test(name)) return false;
    const path = pathOf(name);
    return !ownFolders.some((folder) => path.startsWith(folder));
  };
  const frame = /^\s*at (?:.* \()?([^()]+?):([0-9]+):([0-9]+)\)?$/;
  const { Resource } = load(`${sdkRoot}/resource.js`) as {
    Resource: { callsites?: () => readonly Position[]; sourcePosition?: () => Position | undefined };
  };
  const callsites = (): readonly Position[] => {
    const { stackTraceLimit } = Error;
    const prepare = Reflect.get(Error, "prepareStackTrace") as Format | undefined;
    Error.stackTraceLimit = Number.POSITIVE_INFINITY;
    Error.prepareStackTrace = (_, sites) => sites;
    const sites = new Error().stack as unknown as readonly Site[];
    Reflect.set(Error, "prepareStackTrace", prepare);
    Error.stackTraceLimit = 0;
    const carrier = new Error();
    Error.stackTraceLimit = stackTraceLimit;
    return sites.map((site) => {
      if (!isUsers(site.getFileName())) return {};
      const mapped = prepare?.(carrier, [site]) ?? `at ${site.toString()}`;
      const [, file = "", line, column] = frame.exec(mapped.split("\n").at(-1) ?? "") ?? [];
      return file === "" ? {} : { file: pathOf(file), line: Number(line), column: Number(column) };
    });
  };
  if (Resource.callsites !== undefined) {
    Resource.callsites = callsites;
    return;
  }
  // An older SDK tells one place alone, and finds none in a function, a file of JavaScript or a component.
  Resource.sourcePosition = () => {
    const innermost = callsites().find(({ file }) => file !== undefined);
    return innermost?.file === undefined ? undefined : { ...innermost, uri: pathToFileURL(innermost.file).href };
  };
};

/** Hooks for ES modules in TypeScript, and their source maps, which the hooks' thread keeps to itself. */
const hookModules: Preload = (load, { hooks }) => {
  if (hooks === "") return;
  const { fileURLToPath } = load("node:url") as { fileURLToPath: (address: string) => string };
  const modules = load("node:module") as typeof Module;
  modules.register(hooks);
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
};

export const PRELOADS: readonly Preload[] = [reportErrors, quieten, userFrames, hookModules];

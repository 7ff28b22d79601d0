/* istanbul ignore file -- runs as text in another thread, where no coverage counters exist */
import type * as Fs from "node:fs";
import type * as Url from "node:url";

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
  const { readFileSync, existsSync } = load("node:fs") as typeof Fs;
  const { fileURLToPath } = load("node:url") as typeof Url;
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

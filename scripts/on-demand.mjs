// What most runs of the command never need, and all would pay for: each of these modules becomes a file of its own, loaded when
// something that it exports is first used. Sources import them like any other and need not know.
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";

const modules = [
  "yaml", // most inputs are JSON, and most projects have no sallyport.yaml
  "policy-packs/adapters/documents", // what other engines than CloudFormation write
  "policy-packs/cli/preview", // programs
  "policy-packs/cli/answers", // `explain`
  "policy-packs/cli/diff",
  "policy-packs/cli/diff-report",
];

const load = createRequire(import.meta.url);

const isOurs = (module) => module.includes("/");

const sourceOf = (module) => (isOurs(module) ? resolve(`${module}.ts`) : load.resolve(module));

const builtOf = (module) => (isOurs(module) ? `../dist/${module}.js` : module);

const fileOf = (module) => `on-demand.${basename(module)}`;

export const onDemandEntries = modules.map((module) => ({ in: `whole:${module}`, out: fileOf(module) }));

/** In the place of a module: what it exports, each fetched when it is asked for. */
const stub = (module) => `
for (const name of ${JSON.stringify(Object.keys(load(builtOf(module))))})
  Object.defineProperty(exports, name, { enumerable: true, get: () => require("file:${module}")[name] });
`;

export const onDemand = {
  name: "modules on demand",
  setup: (build) => {
    const stubbed = new Map(modules.map((module) => [sourceOf(module), module]));
    const met = new Set();
    build.onResolve({ filter: /^whole:/ }, ({ path }) => ({ path: sourceOf(path.slice(6)) }));
    build.onResolve({ filter: /^file:/ }, ({ path }) => ({ path: `./${fileOf(path.slice(5))}.js`, external: true }));
    build.onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind !== "import-statement" || pluginData === onDemand) return undefined;
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: onDemand });
      const module = stubbed.get(found.path);
      if (module === undefined) return undefined;
      met.add(module);
      return { path: module, namespace: "on-demand" };
    });
    build.onLoad({ filter: /./, namespace: "on-demand" }, ({ path }) => ({ contents: stub(path), loader: "js" }));
    build.onEnd(() => {
      const idle = modules.filter((module) => !met.has(module));
      if (idle.length > 0) throw new Error(`nothing imports ${idle.join(", ")}, to be loaded on demand`);
    });
  },
};

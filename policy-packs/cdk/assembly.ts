import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { RawObject } from "../../components/model/raw";
// Not from the room's index: it reads YAML too, which takes longer to load than templates of CDK take to judge.
import { assetFiles, deployedStacks, nestedFiles } from "../adapters/cloudformation/assembly";
import type { Part } from "../adapters/cloudformation/part";
import type { AcknowledgedIn } from "./acknowledged";

/**
 * The stacks of an assembly, by the folder of their stage: what is deployed together is read together. A template that a stack hands
 * over as a file stands alone: Service Catalog deploys a product's where somebody asks for it.
 */
export const readAssembly = (
  templatePaths: readonly string[],
  acknowledgedIn: AcknowledgedIn,
): readonly (readonly Part[])[] => {
  const stages = new Map<string, string[]>();
  for (const path of templatePaths) stages.set(dirname(path), [...(stages.get(dirname(path)) ?? []), path]);
  return [...stages].flatMap(([folder, paths]) => {
    const deployed = deployedStacks(readIfThere(join(folder, "manifest.json")));
    const stacks = paths.map((path) => ({ ...readPart(path, [], acknowledgedIn), ...deployed.get(basename(path)) }));
    const read = new Set(stacks.flatMap(filesIn));
    const handed = paths.flatMap((path) => [...assetsBeside(path).values()].map((name) => join(folder, name)));
    const alone = handed.filter((path) => path.endsWith(".template.json") && !read.has(path) && existsSync(path));
    return [stacks, ...[...new Set(alone)].map((path) => [readPart(path, [], acknowledgedIn)])];
  });
};

const filesIn = ({ file, nested }: Part): readonly string[] => [
  file,
  ...[...(nested?.values() ?? [])].flatMap(filesIn),
];

const readPart = (file: string, above: readonly string[], acknowledgedIn: AcknowledgedIn): Part => {
  const template = JSON.parse(readFileSync(file, "utf8")) as RawObject;
  const acknowledged = acknowledgedIn(file);
  const part: Part = {
    file,
    template,
    locate: () => undefined,
    ...(acknowledged === undefined ? {} : { acknowledged }),
  };
  const assets = assetsBeside(file);
  const nested = [...nestedFiles(template, (hash) => assets.get(hash))].flatMap(([id, name]) => {
    const path = join(dirname(file), name);
    return above.includes(path) || !existsSync(path)
      ? []
      : [[id, readPart(path, [...above, file], acknowledgedIn)] as const];
  });
  return nested.length === 0 ? part : { ...part, nested: new Map(nested) };
};

const assetsBeside = (file: string): ReturnType<typeof assetFiles> =>
  assetFiles(readIfThere(file.replace(/\.template\.json$/, ".assets.json")));

const readIfThere = (file: string): unknown =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as unknown) : undefined;

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
    const handed = new Set<string>();
    const read = (path: string): Part => readPart(path, [], { acknowledgedIn, handed });
    const stacks = paths.map((path) => ({ ...read(path), ...deployed.get(basename(path)) }));
    for (const file of stacks.flatMap(filesIn)) handed.delete(file);
    return [stacks, ...[...handed].filter((path) => existsSync(path)).map((path) => [read(path)])];
  });
};

const filesIn = ({ file, nested }: Part): readonly string[] => [
  file,
  ...[...(nested?.values() ?? [])].flatMap(filesIn),
];

interface Reading {
  readonly acknowledgedIn: AcknowledgedIn;
  /** The templates that stacks hand over as files; those of nested stacks are among them. */
  readonly handed: Set<string>;
}

const readPart = (file: string, above: readonly string[], reading: Reading): Part => {
  const template = JSON.parse(readFileSync(file, "utf8")) as RawObject;
  const acknowledged = reading.acknowledgedIn(file);
  const part: Part = {
    file,
    template,
    locate: () => undefined,
    ...(acknowledged === undefined ? {} : { acknowledged }),
  };
  const assets = assetFiles(readIfThere(file.replace(/\.template\.json$/, ".assets.json")));
  for (const name of assets.values())
    if (name.endsWith(".template.json")) reading.handed.add(join(dirname(file), name));
  const nested = [...nestedFiles(template, (hash) => assets.get(hash))].flatMap(([id, name]) => {
    const path = join(dirname(file), name);
    return above.includes(path) || !existsSync(path) ? [] : [[id, readPart(path, [...above, file], reading)] as const];
  });
  return nested.length === 0 ? part : { ...part, nested: new Map(nested) };
};

const readIfThere = (file: string): unknown =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as unknown) : undefined;

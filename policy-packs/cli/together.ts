import { existsSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import {
  acknowledgedIn,
  acknowledgedKey,
  assetFiles,
  deployedStacks,
  keyIn,
  nestedFiles,
  sharedNames,
  type Part,
} from "../adapters/cloudformation";
import { declaredBy, type Ours } from "../core/acknowledgement";
import type { Problem } from "../reports/report";
import { readFile } from "./files";

/** A template among the files, and whether somebody asked for this very one. */
export interface ReadTemplate {
  readonly part: Part;
  readonly named: boolean;
  /** Whether its text exports or imports at all. */
  readonly shares: boolean;
}

/** Templates that are read into one graph: the stacks of a cloud assembly, or those that nest in or import from each other. */
export interface Group {
  readonly parts: readonly Part[];
  readonly notes: readonly string[];
}

/** Puts together what is deployed together. What constructs were told to accept counts as far as it is `ours`. */
export const groupTemplates = (templates: readonly ReadTemplate[], ours: Ours): readonly Group[] => {
  const byFile = new Map(templates.map((it) => [normalize(it.part.file), it]));
  const manifests = new Map<string, ReturnType<typeof deployedStacks>>();
  for (const { part } of templates) {
    const folder = dirname(part.file);
    if (!manifests.has(folder)) manifests.set(folder, deployedStacks(readJson(join(folder, "manifest.json"))));
  }
  const said = saidBeside();
  const nested = new Set<string>();
  const complete = ({ part }: ReadTemplate, above: readonly string[]): Part => {
    const children = [...nestedFiles(part.template, assetsBeside(part.file))].flatMap(([id, name]) => {
      const file = normalize(join(dirname(part.file), name));
      const child = byFile.get(file);
      if (child === undefined || above.includes(file)) return [];
      nested.add(file);
      return [[id, complete(child, [...above, file])] as const];
    });
    const folder = dirname(part.file);
    const deployed = manifests.get(folder)?.get(basename(part.file));
    const acknowledged: Part["acknowledged"] = (id, suppressed) =>
      declaredBy([...(said(folder).get(keyIn(basename(part.file), id)) ?? []), ...suppressed], ours);
    return { ...part, ...deployed, acknowledged, ...(children.length === 0 ? {} : { nested: new Map(children) }) };
  };
  const all = templates.map((it) => ({ ...it, part: complete(it, [normalize(it.part.file)]) }));
  const roots = all.filter(({ part }) => !nested.has(normalize(part.file)));
  // Templates that nest in each other leave no root; each is judged all the same.
  return grouped(roots.length === 0 ? all : roots, (folder) => (manifests.get(folder)?.size ?? 0) > 0);
};

/** Whether a stack of the assembly hands a template over as a file: Service Catalog deploys a product's on its own. */
const handedOver = (roots: readonly ReadTemplate[]): ((file: string) => boolean) => {
  let handed: ReadonlySet<string> | undefined;
  return (file) => {
    handed ??= new Set(
      roots.flatMap(({ part }) => [...assetsIn(part.file).values()].map((name) => join(dirname(part.file), name))),
    );
    return handed.has(normalize(file));
  };
};

const grouped = (roots: readonly ReadTemplate[], isAssembly: (folder: string) => boolean): readonly Group[] => {
  const groups = new Map<string, { parts: Part[]; notes: string[] }>();
  const keyOf = meetings(roots.filter(({ part }) => !isAssembly(dirname(part.file))));
  const isHandedOver = handedOver(roots);
  for (const { part, named } of roots) {
    const folder = dirname(part.file);
    const strange = isAssembly(folder) && part.stack === undefined && /\.template\.(json|yaml)$/.test(part.file);
    const alone = strange && isHandedOver(part.file);
    const key = alone || !isAssembly(folder) ? keyOf(part.file) : folder;
    const group = groups.get(key) ?? { parts: [], notes: [] };
    groups.set(key, group);
    if (strange && !alone && !named) {
      group.notes.push(`${part.file}: Not judged, for it is a leftover: manifest.json beside it has no such stack.`);
    } else group.parts.push(part);
  }
  return [...groups.values()];
};

/** The group of each file: files that share a name belong together, and every other one stands alone. */
const meetings = (roots: readonly ReadTemplate[]): ((file: string) => string) => {
  const leader = new Map<string, string>();
  const find = (file: string): string => {
    const up = leader.get(file);
    return up === undefined ? file : find(up);
  };
  const shared = roots.filter(({ shares }) => shares).map(({ part }) => ({ file: part.file, ...sharedNames(part) }));
  for (const { file, imports } of shared) {
    for (const name of imports) {
      const exporters = shared.filter((it) => it.exports.includes(name));
      const [only] = exporters;
      if (only === undefined || exporters.length > 1) continue;
      const [one, other] = [find(only.file), find(file)];
      if (one !== other) leader.set(other, one);
    }
  }
  return find;
};

/** What was acknowledged in the assembly of a folder, read where a resource of it is. */
const saidBeside = (): ((folder: string) => ReturnType<typeof acknowledgedIn>) => {
  const known = new Map<string, ReturnType<typeof acknowledgedIn>>();
  return (folder) => {
    let said = known.get(folder);
    if (said === undefined) {
      said = acknowledgedIn(readJson(join(folder, "manifest.json")), (name) =>
        readJson(join(folder, name), acknowledgedKey),
      );
      known.set(folder, said);
    }
    return said;
  };
};

const assetsBeside = (file: string): ((hash: string) => string | undefined) => {
  let files: ReturnType<typeof assetFiles> | undefined;
  return (hash) => (files ??= assetsIn(file)).get(hash);
};

const assetsIn = (file: string): ReturnType<typeof assetFiles> =>
  assetFiles(readJson(file.replace(/\.template\.json$/, ".assets.json")));

/** A file that CDK writes; one that cannot be read, or does not hold what is looked for, is as good as none. */
const readJson = (file: string, holding = ""): unknown => {
  if (!existsSync(file)) return undefined;
  const problems: Problem[] = [];
  try {
    const text = readFile(file, problems) ?? "null";
    return text.includes(holding) ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
};

import { createRequire } from "node:module";
import type { Framework } from "./framework";

/** The frameworks there are. Each is a file beside this one, which is read when somebody asks for it and not before. */
export const frameworkNames = [
  "nist-800-53-r5",
  "cis-aws-foundations",
  "pci-dss-4.0.1",
  "iso-27001-2022",
  "soc-2",
  "hipaa",
] as const;
export type FrameworkName = (typeof frameworkNames)[number];

export const isFramework = (name: string): name is FrameworkName => frameworkNames.some((it) => it === name);

const loaded = new Map<FrameworkName, Framework>();

/** Reads a framework. The path holds from this folder and from the folders of the bundles, which stand beside it. */
export const loadFramework = (name: FrameworkName): Framework => {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const framework = createRequire(__filename)(`../frameworks/${name}.json`) as Framework;
  loaded.set(name, framework);
  return framework;
};

export const loadFrameworks = (): readonly Framework[] => frameworkNames.map(loadFramework);

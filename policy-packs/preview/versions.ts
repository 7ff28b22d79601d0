import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * Why a program finds something undefined that was there when it was written: its package.json asks for another major version
 * of a Pulumi package than is installed. Undefined where they agree, or where it cannot be told.
 */
export function versionsApart(folder: string): string | undefined {
  const { resolve } = createRequire(join(folder, "package.json"));
  const apart = Object.entries(dependenciesOf(folder)).flatMap(([name, range]) => {
    const asked = /^[\^~=v]?(\d+)(?:\.|$)/.exec(range)?.[1];
    if (!name.startsWith("@pulumi/") || asked === undefined) return [];
    const installed = versionOf(() => resolve(`${name}/package.json`));
    return installed === undefined || installed.startsWith(`${asked}.`)
      ? []
      : [`its package.json asks for ${name} ${range}, and ${installed} is installed`];
  });
  return apart[0];
}

function dependenciesOf(folder: string): { readonly [name: string]: string } {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      readonly dependencies?: { readonly [name: string]: string };
      readonly devDependencies?: { readonly [name: string]: string };
    };
    return { ...manifest.devDependencies, ...manifest.dependencies };
  } catch {
    return {};
  }
}

function versionOf(manifest: () => string): string | undefined {
  try {
    return (JSON.parse(readFileSync(manifest(), "utf8")) as { version: string }).version;
  } catch {
    return undefined;
  }
}

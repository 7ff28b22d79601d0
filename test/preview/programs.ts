import { join, relative } from "node:path";

import { preview, type Preview, type PreviewOptions } from "../../policy-packs/preview/index";
import type { PulumiResource } from "../../policy-packs/adapters/pulumi/resource";

/** The folder of a test program, as a user in the repository's root would write it. */
export const folderOf = (program: string): string => relative(process.cwd(), join(__dirname, "programs", program));

export const previewOf = (program: string, options: Partial<PreviewOptions> = {}): Promise<Preview> =>
  preview({ directory: folderOf(program), timeoutSeconds: 60, ...options });

/** The one resource of this name and, where names are shared, of this kind: the last word of its type. */
export function find(result: Preview, name: string, kind?: string): PulumiResource {
  const found = result.resources.filter(
    (resource) => resource.name === name && (kind === undefined || resource.type.endsWith(`:${kind}`)),
  );
  const [only] = found;
  if (only === undefined || found.length > 1) {
    const names = result.resources.map((resource) => `${resource.type} ${resource.name}`).join(", ");
    throw new Error(
      `${String(found.length)} resources are called ${name}: ${names}; problem: ${result.problem?.message ?? "none"}`,
    );
  }
  return only;
}

/** A previewed program takes about a second; a machine under load several. */
export const PATIENCE = 60_000;

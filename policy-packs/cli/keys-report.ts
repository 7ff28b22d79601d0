import type { AnyResource } from "../../components/model/graph";
import { spellPath } from "../../components/model/value";
import type { BlastRadii, BlastRadius, Loss, Unsure } from "../facets/blast-radius";
import { paint, type Paint } from "../reports/paint";

/** What one input says of its keys. */
export interface KeysOf {
  readonly file: string;
  readonly radii: BlastRadii;
}

const addressOf = (resource: AnyResource): string => resource.view.source.address;

/** A URN by its name; a logical id as it is. */
const nameOf = (resource: AnyResource): string => addressOf(resource).split("::").at(-1) ?? "";

/** `keys --format json`: an interface that does not break. */
export const keysJson = (inputs: readonly KeysOf[]): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      keys: inputs.flatMap(({ file, radii }) =>
        radii.keys.map(({ key, losses }) => ({ file, key, losses: losses.map(lossRow) })),
      ),
      undetermined: inputs.flatMap(({ file, radii }) =>
        radii.unsure.map(({ resource, at, reason }) => ({
          file,
          resource: addressOf(resource),
          path: spellPath(at.path),
          reason,
        })),
      ),
    },
    undefined,
    2,
  );

const lossRow = ({ resource, lost, path, through }: Loss) => ({
  resource: addressOf(resource),
  type: resource.type,
  lost,
  path,
  through: through === undefined ? undefined : addressOf(through),
});

/** Each key with what is lost with it, nearest first. */
export const keysReport = (inputs: readonly KeysOf[], colour: boolean): string => {
  const tint = paint(colour);
  const sections = inputs.flatMap(({ file, radii: { keys, unsure } }) => [
    tint.underline(file),
    ...(keys.length === 0
      ? ["No key of your own, and nothing that needs one."]
      : keys.map((it) => keySection(it, tint))),
    ...(unsure.length === 0 ? [] : [unsureSection(unsure, tint)]),
  ]);
  return `${sections.join("\n\n")}\n`;
};

const keySection = ({ key, resource, losses }: BlastRadius, tint: Paint): string => {
  const head =
    resource === undefined
      ? `${tint.bold(key)} (not part of this input)`
      : `${tint.bold(nameOf(resource))} ${resource.type}`;
  if (losses.length === 0) return `${head}\n  Nothing here is lost with it.`;
  const rows = losses.map(({ resource: lost, lost: what, path, through }) => {
    const by = through === undefined ? path : `${path}, through ${nameOf(through)}`;
    return `  ${nameOf(lost)} ${lost.type}: ${what} ${tint.dim(`(${by})`)}`;
  });
  return [head, ...rows].join("\n");
};

const unsureSection = (unsure: readonly Unsure[], tint: Paint): string =>
  [
    tint.bold("Nobody can tell which key these need"),
    ...unsure.map(
      ({ resource, at, reason }) => `  ${nameOf(resource)} ${resource.type}: ${spellPath(at.path)}: ${reason}`,
    ),
  ].join("\n");

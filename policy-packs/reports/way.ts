import type { Paint } from "./paint";
import type { Waypoint } from "./report";
import { wrap } from "./wrap";

/** The way that proves a finding: a numbered step a line, with the file and line of what lets it. No source is shown. */
export const wayLines = (evidence: readonly Waypoint[], width: number, tint: Paint): readonly string[] => {
  const digits = String(evidence.length).length;
  return evidence.map(({ says, written }, index) => {
    const label = index === 0 ? tint.dim("way") : "   ";
    const text = wrap(`${says}${index === evidence.length - 1 ? "" : " ->"}`, 19 + digits, width);
    const place = written === undefined ? "" : `  ${tint.dim(spellPlace(written.source))}`;
    return `            ${label}  ${String(index + 1).padStart(digits)}. ${text}${place}`;
  });
};

const spellPlace = ({ file, line }: NonNullable<Waypoint["written"]>["source"]): string =>
  line === undefined ? file : `${file}:${String(line)}`;

import type { Severity } from "../core/severity";

type Tint = (text: string) => string;

/** Terminal colours by meaning; plain text where they are not wanted. */
export interface Paint {
  readonly bold: Tint;
  readonly dim: Tint;
  readonly underline: Tint;
  readonly red: Tint;
  readonly green: Tint;
  readonly severity: (severity: Severity, text: string) => string;
}

const codes: { readonly [S in Severity]: number } = { critical: 95, high: 91, medium: 93, low: 96 };

export const paint = (colour: boolean): Paint => {
  const tint =
    (on: number, off: number): Tint =>
    (text) =>
      colour ? `\u001b[${String(on)}m${text}\u001b[${String(off)}m` : text;
  return {
    bold: tint(1, 22),
    dim: tint(2, 22),
    underline: tint(4, 24),
    red: tint(91, 39),
    green: tint(92, 39),
    severity: (severity, text) => tint(codes[severity], 39)(text),
  };
};

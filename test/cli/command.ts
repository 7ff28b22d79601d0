import { main } from "../../policy-packs/cli/main";
import type { Terminal } from "../../policy-packs/cli/terminal";

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a shell would, with a terminal that remembers. */
export const sallyport = async (argv: readonly string[], terminal: Partial<Terminal> = {}): Promise<Run> => {
  let out = "";
  let err = "";
  const code = await main(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 100,
    noColour: false,
    readStandardInput: () => "",
    today: "2026-11-21",
    ...terminal,
  });
  return { code, out, err };
};

export interface JsonReport {
  readonly schemaVersion: number;
  readonly summary: Record<"resources" | "pass" | "fail" | "undetermined" | "exempt", number>;
  readonly findings: readonly {
    readonly rule: string;
    readonly verdict: string;
    readonly resource: string;
    readonly type: string;
    readonly path: string;
    readonly source: { readonly file: string; readonly line?: number };
  }[];
  readonly problems: readonly { readonly file: string; readonly message: string }[];
  readonly notes: readonly string[];
  readonly unread: Record<string, number>;
}

export const sallyportJson = async (
  argv: readonly string[],
  terminal: Partial<Terminal> = {},
): Promise<Run & { report: JsonReport }> => {
  const run = await sallyport([...argv, "--format", "json"], terminal);
  return { ...run, report: JSON.parse(run.out) as JsonReport };
};

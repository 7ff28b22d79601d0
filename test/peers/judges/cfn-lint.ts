import type { Finding } from "../finding";
import type { Synthesized } from "../templates";
import { read } from "./python";

interface Match {
  readonly Filename: string;
  readonly Rule: { readonly Id: string };
  readonly Message: string;
  readonly Location: { readonly Path: readonly (string | number)[] | null };
}

/** What cfn-lint says of the templates, its warnings included. */
export const judgeByCfnLint = async ({ files, place }: Synthesized): Promise<readonly Finding[]> => {
  const matches = (await read("cfn-lint", [
    ...["--format", "json", "--regions", "eu-west-1", "--"],
    ...files.values(),
  ])) as readonly Match[];
  return matches.map(({ Filename, Rule, Message, Location }) => ({
    rule: Rule.Id,
    ...place(Filename, String(Location.Path?.[1] ?? "the template")),
    message: Message,
  }));
};

import type { AnyResource, Graph } from "../../../components/model/graph";
import type { Step } from "../../../components/model/step";
import type { Citation } from "./document";
import { arnOf, shortName } from "./names";
import { shownText } from "./pattern";
import type { Caller } from "./request";
import { shownGlob, type Glob } from "./sets/glob";
import { isEmpty, type Language } from "./sets/language";
import type { Box } from "./sets/region";

/** `bucket/orders`. */
export const shownResource = (resource: AnyResource): string =>
  `${(resource.kind.split("::").at(-1) ?? "").toLowerCase()}/${shortName(resource)}`;

/** The words of an input for its ARNs: `bucket/orders/*` for `arn:aws:s3:::${Orders}/*`. */
export type Spelling = (arn: string) => string;

export const spellingOf = (graph: Graph): Spelling => {
  const known = graph.resources
    .flatMap((it): (readonly [string, string])[] => {
      const arn = arnOf(it)?.replace(/:\*$/, "");
      return arn === undefined ? [] : [[arn, shownResource(it)]];
    })
    .sort(([one], [another]) => another.length - one.length);
  const exact = new Map(known);
  return (arn) => {
    const whole = exact.get(arn);
    if (whole !== undefined) return whole;
    const found = known.find(([own]) => arn.startsWith(own) && /^[/:*?]/.test(arn.slice(own.length)));
    return found === undefined ? arn : `${found[1]}${arn.slice(found[0].length)}`;
  };
};

/** Who asks, in the words of `sallyport explain`. */
export const shownWho = (caller: Caller, spell: Spelling): string => {
  if (caller.kind === "anonymous") return "anybody";
  if (caller.kind === "service") return `service/${caller.name}`;
  if (caller.kind === "federated") return shownText(caller.provider);
  if (caller.kind === "root") return `account/${caller.account ?? "?"}`;
  return spell(shownText(caller.arn));
};

const most = 5;

const listed = (parts: readonly string[]): string => {
  const all = [...new Set(parts)];
  const more = all.length - most;
  return more > 1 ? `${all.slice(0, most).join(", ")} and ${String(more)} more` : all.join(", ");
};

/** A set of texts in a few words: `s3:Get*`, `* but iam:*`. */
const shownSet = (language: Language, spell: Spelling = (text) => text): string => {
  const shown = (glob: Glob): string => spell(shownGlob(glob));
  return listed(
    language
      .filter((it) => !isEmpty([it]))
      .map(({ in: ins, out }) => {
        const own = ins.length === 0 ? "*" : ins.map(shown).join(" and ");
        return out.length === 0 ? own : `${own} but ${listed(out.map(shown))}`;
      }),
  );
};

/** `s3:PutObject on bucket/orders/*`. */
export const shownBox = ({ actions, resources }: Box, spell: Spelling): string =>
  `${shownSet(actions)} on ${shownSet(resources, spell)}`;

/** The statements that lead to something, as steps of a way. */
export const stepsOf = (cited: readonly Citation[], says = "allows it"): readonly Step[] => {
  const seen = new Set<string>();
  return cited.flatMap(({ policy, statement, at }) => {
    const text =
      statement === "?"
        ? `${policy}, of which not all is known, may allow it`
        : `${policy}, statement ${statement}, ${says}`;
    if (seen.has(text)) return [];
    seen.add(text);
    return [at === undefined ? { says: text } : { says: text, at }];
  });
};

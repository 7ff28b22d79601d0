import { holds } from "./conditions";
import { isOpaque, type Part, type Statement } from "./document";
import { allOf, anyOf, not, unsure, type Match } from "./match";
import { matchPattern, unfillable, type Pattern, type Text, type Context } from "./pattern";
import type { Request } from "./request";

const ofPart = (part: Part, text: Text, context: Context): Match =>
  isOpaque(part) ? unsure(part.missing) : matchPattern(part, text, context);

/** The same where the statement is about all but this. */
const named = (part: Part, text: Text, context: Context): readonly Match[] => [
  ofPart(part, text, context),
  ...(isOpaque(part) ? [] : unfillable(part, context)),
];

const lower = (part: Part): Part =>
  isOpaque(part) ? part : part.map((it) => (typeof it === "string" ? it.toLowerCase() : it));

/** Stars in the name of an action reach over everything, and capitals are not minded. */
const action = (part: Part): Part =>
  isOpaque(part)
    ? part
    : (lower(part) as Pattern).map((it) =>
        typeof it === "object" && "wildcard" in it ? { ...it, crossing: true } : it,
      );

/** Whether a statement is about a request's action, resource and circumstances; whom it is about is asked apart. */
export const applies = (statement: Statement, { action: asked, resource, context }: Request): Match => {
  const name: Text = Array.from(asked.toLowerCase());
  const { actions, notActions, resources, notResources, tests } = statement;
  const about = (parts: readonly Part[]): Match => anyOf(parts.map((it) => ofPart(action(it), name, context)));
  const meant = actions === undefined ? true : about(actions);
  if (meant === false) return false;
  const matches: Match[] = [
    allOf([meant, ...(actions !== undefined && notActions === undefined ? [] : [not(about(notActions ?? []))])]),
  ];
  if (matches[0] === false) return false;
  // Policies of trust have no resource: they are about the role that has them.
  if (resources !== undefined) matches.push(anyOf(resources.map((it) => ofPart(it, resource, context))));
  else if (notResources !== undefined)
    matches.push(not(anyOf(notResources.flatMap((it) => named(it, resource, context)))));
  if (matches.includes(false)) return false;
  if (isOpaque(tests)) matches.push(unsure(tests.missing));
  else matches.push(...tests.map((test) => holds(test, context)));
  return allOf(matches);
};

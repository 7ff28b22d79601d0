import type { Citation } from "../document";
import type { Text } from "../pattern";
import { has, intersect, isEmpty, isEverything, possible, subtract, type Language } from "./language";

/** Some actions on some resources, and the statements that allow them. */
export interface Box {
  readonly actions: Language;
  readonly resources: Language;
  readonly by: readonly Citation[];
  /** What would have to be known, each in the same words wherever it is the same; nothing where it is so for certain. */
  readonly when?: readonly string[];
  /** What of that no condition says but nobody knows before deployment. */
  readonly missing?: readonly string[];
}

/** A set of permissions: what any of its boxes holds. */
export type Region = readonly Box[];

const meet = (one: Box, another: Box): Box | undefined => {
  const actions = intersect(one.actions, another.actions);
  if (isEmpty(actions)) return undefined;
  const resources = intersect(one.resources, another.resources);
  return isEmpty(resources) ? undefined : joined(one, another, { actions, resources });
};

const joined = (one: Box, another: Box, sets: Pick<Box, "actions" | "resources">): Box => ({
  ...sets,
  by: [...one.by, ...another.by],
  ...whenAll(one.when, another.when),
  ...(one.missing === undefined && another.missing === undefined
    ? {}
    : { missing: [...(one.missing ?? []), ...(another.missing ?? [])] }),
});

const whenAll = (one: Box["when"] = [], another: Box["when"] = []): Pick<Box, "when"> =>
  one.length + another.length === 0 ? {} : { when: [...new Set([...one, ...another])] };

const isWhole = ({ actions, resources }: Box): boolean => isEverything(actions) && isEverything(resources);

export const intersection = (one: Region, another: Region): Region => {
  const whole = another.find((it) => isWhole(it) && it.when === undefined);
  if (whole !== undefined) return one;
  return one.flatMap((a) => another.flatMap((b) => meet(a, b) ?? []));
};

const lessBox = (box: Box, taken: Box): Region => {
  if (meet(box, taken) === undefined) return [box];
  const rest: readonly Box[] = [
    { ...box, actions: subtract(box.actions, taken.actions) },
    { ...box, actions: intersect(box.actions, taken.actions), resources: subtract(box.resources, taken.resources) },
  ];
  return rest.filter(({ actions, resources }) => !isEmpty(actions) && !isEmpty(resources));
};

export const difference = (one: Region, another: Region): Region =>
  another.reduce<Region>((left, taken) => left.flatMap((box) => lessBox(box, taken)), one);

/** Where a denial may apply: what it covers stays on condition that it does not. */
export const unlessDenied = (region: Region, denials: Region): Region =>
  denials.reduce<Region>(
    (left, denial) =>
      left.flatMap((box) => {
        const covered = meet(box, denial);
        if (covered === undefined) return [box];
        // Not by what the statement is called, nor by where it stands: two revisions may tell these differently.
        const key = `unless ${(denial.when ?? []).join(" and ")}`;
        return [...lessBox(box, denial), { ...covered, by: box.by, ...whenAll(box.when, [key]) }];
      }),
    region,
  );

/** What the first has that the second has not under the same conditions or fewer. */
export const beyond = (one: Region, another: Region): Region =>
  one.flatMap((box) =>
    difference(
      [box],
      another.filter(({ when = [] }) => when.every((it) => box.when?.includes(it) === true)),
    ),
  );

/** The same once all that it names is known: what it may come to cover. */
export const atBest = (region: Region): Region =>
  region.map((box) => ({ ...box, actions: possible(box.actions), resources: possible(box.resources) }));

export const isNothing = (region: Region): boolean =>
  region.every(({ actions, resources }) => isEmpty(actions) || isEmpty(resources));

/** Whether a request is among these permissions; the action in small letters. */
export const holdsRequest = (region: Region, action: Text, resource: Text): Box | undefined =>
  region.find((it) => has(it.actions, action) && has(it.resources, resource));

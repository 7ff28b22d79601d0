import type { Citation } from "../document";
import type { Text } from "../pattern";
import { has, intersect, isEmpty, isEverything, subtract, type Language } from "./language";

/** Some actions on some resources, and the statements that allow them. */
export interface Box {
  readonly actions: Language;
  readonly resources: Language;
  readonly by: readonly Citation[];
}

/** A set of permissions: what any of its boxes holds. */
export type Region = readonly Box[];

const meet = (one: Box, another: Box): Box | undefined => {
  const actions = intersect(one.actions, another.actions);
  if (isEmpty(actions)) return undefined;
  const resources = intersect(one.resources, another.resources);
  return isEmpty(resources) ? undefined : { actions, resources, by: [...one.by, ...another.by] };
};

const isWhole = ({ actions, resources }: Box): boolean => isEverything(actions) && isEverything(resources);

export const intersection = (one: Region, another: Region): Region => {
  const whole = another.find(isWhole);
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

export const isNothing = (region: Region): boolean =>
  region.every(({ actions, resources }) => isEmpty(actions) || isEmpty(resources));

/** Whether a request is among these permissions; the action in small letters. */
export const holdsRequest = (region: Region, action: Text, resource: Text): Box | undefined =>
  region.find((it) => has(it.actions, action) && has(it.resources, resource));

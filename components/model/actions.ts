import { actionsWithoutResource } from "./actions-without-resource";

const read = new Map<string, ReadonlySet<string>>();

const namesOf = (service: string): ReadonlySet<string> | undefined => {
  const known = read.get(service);
  const names = actionsWithoutResource[service];
  if (known !== undefined || names === undefined) return known;
  const set = new Set(names.toLowerCase().split(" "));
  read.set(service, set);
  return set;
};

/** Whether AWS has a service whose actions begin so: `s3`. */
export const knowsService = (service: string): boolean => actionsWithoutResource[service] !== undefined;

/** Whether no resource can be named for an action, so that a policy has to allow it on all; nothing of a service that AWS has not. */
export const takesNoResource = (action: string): boolean | undefined => {
  const [service = "", name = ""] = action.toLowerCase().split(":");
  return namesOf(service)?.has(name);
};

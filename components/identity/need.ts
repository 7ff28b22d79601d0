import { takesNoResource } from "../model/actions";
import { isEverything } from "../model/statement";
import { Input, type Text } from "../model/plan";
import { PlanError } from "../model/plan-error";
import type { PolicyStatement } from "../model/planned/policy";
import type { Because } from "../model/window";
import type { Allowance } from "../storage/grants";

/** An action by its name: one with a wildcard does not compile. */
type Named<A extends string> = A extends `${string}${"*" | "?"}${string}` ? never : A;

/** As a policy has them, by operator and key: `{ StringEquals: { "aws:ResourceAccount": "111122223333" } }`. */
interface Conditions<R> {
  readonly [operator: string]: { readonly [key: string]: R | readonly R[] | boolean };
}

/** What a role needs of something that no component made. */
export type Need<R, A extends string> = Because & {
  /** `service:Action`, each by its name. */
  readonly actions: readonly (A & Named<A>)[];
  /**
   * The ARNs. `every-resource` is for actions that no resource can be named for, such as `ec2:DescribeInstances`; any other has to
   * be given up in `unsafe` as `resources-named`.
   */
  readonly on: readonly R[] | "every-resource";
  readonly conditions?: Conditions<R>;
  readonly to?: never;
  readonly can?: never;
};

/** What a need comes to. `everyResource` is whether it has been given up to name resources. Throws a `PlanError`. */
export const allowanceOf = <R>(
  what: string,
  { actions, on, conditions }: Need<R, string>,
  everyResource: boolean,
): Allowance => {
  checkActions(what, actions, on === "every-resource" && !everyResource);
  if (on !== "every-resource") checkResources(what, on);
  return {
    Sid: "",
    Action: [...new Set(actions)].sort(),
    Resource: on === "every-resource" ? "*" : on.map((it): Text => new Input(it)),
    ...(conditions === undefined ? {} : { Condition: conditionOf(conditions) }),
  };
};

/** `withoutResource` is whether each has to be one that no resource can be named for. */
const checkActions = (what: string, actions: readonly string[], withoutResource: boolean): void => {
  if (actions.length === 0) throw new PlanError(`${what} allows nothing: name its actions, or take it out.`);
  for (const action of actions) {
    if (!/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action)) {
      throw new PlanError(`${what} allows ${action}: write each action by its name, such as s3:GetObject.`);
    }
    if (withoutResource && takesNoResource(action) !== true) {
      throw new PlanError(
        `${what} allows ${action} on every resource: name the ARNs in on, or give up "resources-named" in unsafe.`,
      );
    }
  }
};

const checkResources = (what: string, on: readonly unknown[]): void => {
  if (on.length === 0) throw new PlanError(`${what} is on nothing: name the ARNs, or take it out.`);
  const everything = on.filter((it) => typeof it === "string").find(isEverything);
  if (everything !== undefined) {
    throw new PlanError(`${what} is on ${everything}: name the ARNs, or say "every-resource".`);
  }
};

type Condition = NonNullable<PolicyStatement<Text>["Condition"]>;

const conditionOf = <R>(conditions: Conditions<R>): Condition =>
  Object.fromEntries(
    Object.entries(conditions).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, textOf(value)])),
    ]),
  );

const textOf = (value: unknown): Text | readonly Text[] | boolean => {
  if (typeof value === "boolean") return value;
  return Array.isArray(value) ? value.map((it) => new Input(it)) : new Input(value);
};

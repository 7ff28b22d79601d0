import { takesNoResource } from "../model/actions";
import type { PolicyStatement } from "../model/planned/policy";
import { Input, type Text } from "../model/plan";
import { PlanError } from "../model/plan-error";
import { during, spanOf, type Because } from "../model/window";

/** An action by its name: one with a wildcard does not compile. */
export type Named<A extends string> = A extends `${string}${"*" | "?"}${string}` ? never : A;

/** As a policy has them, by operator and key: `{ StringEquals: { "ec2:ResourceTag/Owner": "shop-team" } }`. */
export interface Conditions<R> {
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
};

/** What a role may do, by a name of the user's own: small letters, digits and dashes. */
export interface Access<R, A extends string> {
  readonly [name: string]: Need<R, A>;
}

/** What all of it comes to, one statement or few for each name. `everyResource` is whether that has been given up. Throws a `PlanError`. */
export const compileAccess = <R>(
  access: Access<R, string> | undefined,
  everyResource: boolean,
  today: string,
): readonly PolicyStatement<Text>[] =>
  Object.entries(access ?? {}).map(([name, need]) => {
    const what = `Access ${name}`;
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
      throw new PlanError(`${what} cannot have that name: use small letters, digits and single dashes.`);
    }
    if (need.why.trim() === "") throw new PlanError(`${what} must say why.`);
    const span = spanOf(what, need, today);
    return {
      ...statementOf(what, need, everyResource),
      Sid: wordsOf(name),
      ...conditionOf(need.conditions, during(span)),
    };
  });

const statementOf = <R>(what: string, { actions, on }: Need<R, string>, everyResource: boolean) => {
  checkActions(what, actions, on === "every-resource" && !everyResource);
  if (on.length === 0) throw new PlanError(`${what} is on nothing: name the ARNs, or take it out.`);
  return {
    Effect: "Allow" as const,
    Action: [...new Set(actions)].sort(),
    Resource: on === "every-resource" ? "*" : on.map((it): Text => new Input(it)),
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

type Condition = NonNullable<PolicyStatement<Text>["Condition"]>;

/** Both conditions, where one does not say what the other does. */
const conditionOf = <R>(own: Conditions<R> = {}, when: Condition): { readonly Condition?: Condition } => {
  const opened = Object.entries(own).map(([operator, keys]) => [
    operator,
    { ...Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, textOf(value)])), ...when[operator] },
  ]);
  const all = { ...when, ...Object.fromEntries(opened) } as Condition;
  return Object.keys(all).length === 0 ? {} : { Condition: all };
};

const textOf = (value: unknown): Text | readonly Text[] | boolean => {
  if (typeof value === "boolean") return value;
  return Array.isArray(value) ? value.map((it) => new Input(it)) : new Input(value);
};

/** `order-reader` as `OrderReader`: a `Sid` has letters and digits alone. */
const wordsOf = (name: string): string =>
  name
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

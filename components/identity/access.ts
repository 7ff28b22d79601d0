import { isName, wordsOf } from "../model/name";
import type { Text } from "../model/plan";
import { PlanError } from "../model/plan-error";
import type { PolicyStatement } from "../model/planned/policy";
import { during, spanOf, type Because } from "../model/window";
import { allowancesOf, type StorageAccess } from "../storage/access";
import type { Allowance } from "../storage/grants";
import { fewest } from "./fewest";
import { allowanceOf, type Need } from "./need";

/** What a role may do, by a name of the user's own, which its statements are named by: small letters, digits and dashes. */
export interface Access<R, A extends string> {
  readonly [name: string]: (StorageAccess<R> & Because & NoNeed) | Need<R, A>;
}

interface NoNeed {
  readonly actions?: never;
  readonly on?: never;
  readonly conditions?: never;
}

/**
 * What all of it comes to: of what storage made just what its own grants would write on both sides, of the rest what it says.
 * `everyResource` is whether it has been given up to name resources. `today` is the date, as `2027-03-31`. Throws a `PlanError`.
 */
export const compileAccess = <R>(
  access: Access<R, string> | undefined,
  everyResource: boolean,
  today: string,
): readonly PolicyStatement<Text>[] =>
  Object.entries(access ?? {}).flatMap(([name, it]) => {
    const what = `Access ${name}`;
    if (!isName(name)) {
      throw new PlanError(`${what} cannot have that name: use small letters, digits and single dashes.`);
    }
    if (it.why.trim() === "") throw new PlanError(`${what} must say why.`);
    const when = during(spanOf(what, it, today));
    const allowances = it.to === undefined ? [allowanceOf(what, it, everyResource)] : storedAt(what, it);
    return fewest(allowances).map((one) => statementOf(wordsOf(name), one, when));
  });

const storedAt = <R>(what: string, access: StorageAccess<R>): readonly Allowance[] => {
  if (access.can.length > 0) return allowancesOf(what, access);
  throw new PlanError(`${what} allows nothing: name what it can, or take it out.`);
};

type Condition = NonNullable<PolicyStatement<Text>["Condition"]>;

const statementOf = (name: string, { Sid, Condition: own, ...it }: Allowance, when: Condition) => {
  const operators = [...new Set([...Object.keys(own ?? {}), ...Object.keys(when)])];
  const all = Object.fromEntries(operators.map((operator) => [operator, { ...own?.[operator], ...when[operator] }]));
  return {
    Sid: `${name}${Sid}`,
    Effect: "Allow",
    ...it,
    ...(operators.length === 0 ? {} : { Condition: all }),
  } as const;
};

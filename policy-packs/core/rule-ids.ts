import type { Rule } from "./rule";

type Called = Pick<Rule, "id" | "aliases">;

/** Every name a rule goes by: its id, and the ids that it or a rule now part of it once had. */
export const idsOf = ({ id, aliases = [] }: Called): readonly string[] => [id, ...aliases];

/** Whether somebody who writes this id means the rule. */
export const isCalled = ({ id, aliases }: Called, name: string): boolean =>
  id === name || aliases?.includes(name) === true;

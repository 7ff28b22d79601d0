import { Input } from "../model/plan";
import type { Allowance } from "../storage/grants";

/** The fewest statements that allow the same: those about the same resources under the same conditions are one. */
export const fewest = (allowances: readonly Allowance[]): readonly Allowance[] =>
  allowances.reduce<readonly Allowance[]>((all, it) => {
    const like = all.find((one) => same(one.Resource, it.Resource) && same(one.Condition, it.Condition));
    if (like === undefined) return [...all, { ...it, Action: listOf(it.Action) }];
    const joined = {
      ...like,
      Sid: `${like.Sid}${it.Sid}`,
      Action: [...new Set([...listOf(like.Action), ...listOf(it.Action)])].sort(),
    };
    return all.map((one) => (one === like ? joined : one));
  }, []);

const listOf = (actions: Allowance["Action"]): readonly string[] => (typeof actions === "string" ? [actions] : actions);

/** Whether two parts of a plan are the same, as far as a plan knows: what is known after deployment alone is the same as itself. */
const same = (one: unknown, other: unknown): boolean => {
  if (one instanceof Input && other instanceof Input) return one.value === other.value;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  if (one instanceof Input || other instanceof Input || Array.isArray(one) !== Array.isArray(other)) return false;
  const [ours, theirs] = [one as Tree, other as Tree];
  const keys = Object.keys(ours);
  return keys.length === Object.keys(theirs).length && keys.every((key) => same(ours[key], theirs[key]));
};

interface Tree {
  readonly [key: string]: unknown;
}

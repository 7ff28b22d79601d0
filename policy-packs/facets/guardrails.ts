import type { Properties } from "../../components/model/graph";
import type { Json, Tag } from "../../components/model/schema";
import { covers, findStatement, type Statement } from "../../components/model/statement";
import { derive, given, type Value } from "../../components/model/value";
import type { View } from "../../components/model/view";
import type { Neighbours } from "../core/rule";

type Policy = View<Properties<"AWS::Organizations::Policy">>;

/** Whether it is a policy of this type; other types are no policies of statements. */
export const isOfType = (it: Policy, type: "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY"): Value<boolean> =>
  derive(it.get("Type").str(""), (text) => text === type);

/** The policies of a stack that are of one type; one whose type is not known is none of them. */
export const policiesOfType = (
  near: Neighbours,
  type: "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY",
): readonly Policy[] =>
  near
    .all("AWS::Organizations::Policy")
    .map(({ view }) => view)
    .filter((it) => {
      const is = isOfType(it, type);
      return is.known && is.value;
    });

/** Whether a statement denies an action, by its name or by not being among those that it lets through. */
export const denies = ({ effect, actions, notActions }: Statement, action: string): boolean =>
  effect === "Deny" &&
  (actions.some((it) => covers(it, action)) || (notActions.length > 0 && !notActions.some((it) => covers(it, action))));

/** The first statement of several documents that `test` holds for. Unknown where only what is not known could be it. */
export const findIn = (
  documents: readonly View<Json>[],
  test: (it: Statement) => boolean,
): Value<Statement | undefined> | undefined => {
  const found = documents.map((it) => findStatement(it, test));
  return found.find((it) => it.known && it.value !== undefined) ?? found.find((it) => !it.known) ?? found[0];
};

/** The value of a tag, where it is known. */
export const tagOf = (it: View<{ readonly Tags?: readonly Tag[] }>, key: string): Value<string | undefined> => {
  const tags = it.get("Tags").items();
  return given(tags, (items): Value<string | undefined> => {
    for (const item of items) {
      const name = item.get("Key").str();
      if (!name.known) return name;
      if (name.value === key) return item.get("Value").str();
    }
    return derive(tags, () => undefined);
  });
};

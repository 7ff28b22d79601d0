import { View, type Mapped } from "../../../components/model/view";

/** Parts from different places, such as satellites or single switches, as the one list that CloudFormation has for them. */
export const listOf = <U>(at: View<unknown>, items: readonly Mapped<U>[]): View<readonly U[]> =>
  View.of<readonly number[]>(
    at.source,
    items.map((_, index) => index),
    at.path,
  ).each<U>((index) => items[Number(index.raw)] as Mapped<U>);

/** A text of a mapping's own, where CloudFormation needs a word that the SDK's names imply. */
export const constant = (at: View<unknown>, text: string): View<string> => View.of<string>(at.source, text, at.path);

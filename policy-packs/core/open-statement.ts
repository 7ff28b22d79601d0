import { isOpen } from "../../components/model/openness";
import { findStatement, type Statement } from "../../components/model/statement";
import { given } from "../../components/model/value";
import type { Json, View } from "../../components/model/view";
import { fail, pass, type Verdict } from "./verdict";

/** Whether a statement allows anybody at all: no account, service or network is named, in the principal or by a condition. */
export const opensToAnybody = isOpen;

/** The element of a statement that a finding is about; the statement itself where the element is written elsewhere. */
export const elementOf = (statement: Statement, ...names: readonly string[]): View<unknown> => {
  const view = statement.view as unknown as View<{ readonly [name: string]: Json }>;
  return names.map((name) => view.get(name)).find((element) => !element.isAbsent()) ?? statement.view;
};

/** Judges a resource's policy: fails at the first statement that allows anybody. An absent policy allows nobody. */
export const closedToStrangers = (document: View<Json>, because: string): Verdict =>
  given(findStatement(document, isOpen), (open) =>
    open === undefined ? pass : fail(elementOf(open, "Principal", "NotPrincipal"), because),
  );

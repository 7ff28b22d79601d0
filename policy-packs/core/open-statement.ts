import { isOpen } from "../../components/model/openness";
import { elementOf, findStatement, type Statement } from "../../components/model/statement";
import { given } from "../../components/model/value";
import type { Json } from "../../components/model/schema";
import type { View } from "../../components/model/view";
import { fail, pass, type Verdict } from "./verdict";

/** The part of a statement that says who. */
export const principalOf = (statement: Statement): View<unknown> =>
  elementOf(statement, statement.notPrincipals.length > 0 ? "NotPrincipal" : "Principal");

/** Judges a resource's policy: fails at the first statement that allows anybody. An absent policy allows nobody. */
export const closedToStrangers = (document: View<Json>, because: string): Verdict =>
  given(findStatement(document, isOpen), (open) => (open === undefined ? pass : fail(principalOf(open), because)));

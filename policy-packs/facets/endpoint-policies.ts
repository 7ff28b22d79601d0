import { isOpen } from "../../components/model/openness";
import {
  findStatement,
  isAnybody,
  isEverything,
  type Condition,
  type Statement,
} from "../../components/model/statement";
import { given } from "../../components/model/value";
import type { Checks } from "../core/rule";
import { fail, isSet, pass } from "../core/verdict";

/** Conditions on what is reached narrow an endpoint as well as those on who reaches, and AWS's own services are no strangers. */
const narrowed = ({ operator, key, values }: Condition): boolean =>
  /^aws:resource(account|orgid|orgpaths)$/.test(key) ||
  (key === "aws:principalisawsservice" && operator === "bool" && values.every((it) => it === "true"));

/** Whether a statement of an endpoint's policy lets anybody use it for anything of anybody's. */
export const letsAllThrough = (statement: Statement): boolean =>
  isOpen(statement) &&
  statement.principals.some(isAnybody) &&
  statement.resources.some(isEverything) &&
  !statement.conditions.some(narrowed);

/** The policies of endpoints to some services, by the names of these; without one, an endpoint has AWS's, which allows all. */
export const endpointPolicies = (
  services: RegExp,
  isTooWide: (statement: Statement) => boolean,
  because: string,
): Checks => ({
  "AWS::EC2::VPCEndpoint": (it) =>
    given(it.get("ServiceName").text(), (service) => {
      if (!services.test((service ?? "").replace(/\$\{[^}]*\}/g, "region"))) return [];
      const document = it.get("PolicyDocument");
      if (document.isAbsent()) return isSet(document, because);
      return given(findStatement(document, isTooWide), (found) =>
        found === undefined ? pass : fail(document, because),
      );
    }),
});

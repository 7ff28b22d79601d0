import { isWireObject, UNKNOWN, type Wire, type WireObject } from "../../adapters/pulumi/sentinels";
import { digits } from "../placeholders/identity";
import { textOf } from "../place";
import type { StandIn } from "./stand-in";

const list = (value: Wire | undefined): readonly Wire[] => (Array.isArray(value) ? (value as readonly Wire[]) : []);

const records = (value: Wire | undefined): readonly WireObject[] => list(value).filter(isWireObject);

/** One element stands alone, several in order: the provider's spelling. */
const folded = (values: readonly Wire[]): Wire => (values.length === 1 ? (values[0] ?? null) : values);

/** Dots, as in AWS's `&{aws:username}`, are written with a dollar sign in the document. */
const variables = (value: Wire): Wire => (typeof value === "string" ? value.replaceAll("&{", "${") : value);

const field = (name: string, values: readonly Wire[]): WireObject =>
  values.length === 0 ? {} : { [name]: folded(values.map(variables)) };

/** `aws.iam.getPolicyDocument` needs no account: it is computed here as the provider computes it. */
export const policyDocument: StandIn = ({ args }) => {
  const statements = merged(
    [...documents(args["sourcePolicyDocuments"]), ...documents(args["sourceJson"])],
    records(args["statements"]).map(statementOf),
    [...documents(args["overridePolicyDocuments"]), ...documents(args["overrideJson"])],
  );
  const document = {
    Version: args["version"] ?? "2012-10-17",
    ...(args["policyId"] === undefined ? {} : { Id: args["policyId"] }),
    Statement: statements,
  };
  const unknown = JSON.stringify(document).includes(UNKNOWN);
  const json = unknown ? UNKNOWN : JSON.stringify(document, null, 2);
  return { id: digits(json, 10), json, minifiedJson: unknown ? UNKNOWN : JSON.stringify(document) };
};

function statementOf(statement: WireObject): WireObject {
  const conditions = records(statement["conditions"]);
  return {
    ...(typeof statement["sid"] === "string" && statement["sid"] !== "" ? { Sid: statement["sid"] } : {}),
    Effect: statement["effect"] ?? "Allow",
    ...field("Action", list(statement["actions"])),
    ...field("NotAction", list(statement["notActions"])),
    ...field("Resource", list(statement["resources"])),
    ...field("NotResource", list(statement["notResources"])),
    ...principals("Principal", records(statement["principals"])),
    ...principals("NotPrincipal", records(statement["notPrincipals"])),
    ...(conditions.length === 0 ? {} : { Condition: conditionsOf(conditions) }),
  };
}

function principals(name: string, given: readonly WireObject[]): WireObject {
  if (given.length === 0) return {};
  const everyone = given.some((one) => one["type"] === "*" && list(one["identifiers"]).includes("*"));
  if (everyone) return { [name]: "*" };
  const byType: Record<string, Wire[]> = {};
  for (const one of given)
    (byType[textOf(one["type"]) ?? "AWS"] ??= []).push(...list(one["identifiers"]).map(variables));
  return {
    [name]: Object.fromEntries(Object.entries(byType).map(([type, identifiers]) => [type, folded(identifiers)])),
  };
}

function conditionsOf(conditions: readonly WireObject[]): WireObject {
  const byTest: Record<string, Record<string, Wire>> = {};
  for (const condition of conditions) {
    const test = (byTest[textOf(condition["test"]) ?? ""] ??= {});
    test[textOf(condition["variable"]) ?? ""] = folded(list(condition["values"]).map(variables));
  }
  return byTest;
}

function documents(value: Wire | undefined): readonly WireObject[] {
  const texts =
    typeof value === "string" ? [value] : list(value).filter((text): text is string => typeof text === "string");
  return texts.flatMap((text) => {
    if (text === UNKNOWN) return [{ Unknown: UNKNOWN }];
    try {
      const { Statement } = JSON.parse(text) as { Statement?: WireObject | WireObject[] };
      return Statement === undefined ? [] : Array.isArray(Statement) ? Statement : [Statement];
    } catch {
      return [{ Unknown: UNKNOWN }];
    }
  });
}

/** A statement with the Sid of an earlier one replaces it. */
function merged(...groups: readonly (readonly WireObject[])[]): readonly WireObject[] {
  const statements: WireObject[] = [];
  for (const statement of groups.flat()) {
    const sid = statement["Sid"];
    const index =
      typeof sid === "string" && sid !== "" ? statements.findIndex((earlier) => earlier["Sid"] === sid) : -1;
    if (index < 0) statements.push(statement);
    else statements[index] = statement;
  }
  return statements;
}

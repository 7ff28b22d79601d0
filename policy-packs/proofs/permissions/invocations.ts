import type { AnyResource, Graph, Properties } from "../../../components/model/graph";
import { Reference, Unresolved, type Raw } from "../../../components/model/raw";
import type { View } from "../../../components/model/view";
import { policyOf, type Policy } from "./document";
import { arnOf, holesOf, shortName, spellerOf } from "./names";

type Permission = View<Properties<"AWS::Lambda::Permission">>;

/** A service by its domain name, else an account, a role or anybody. */
export const principalOf = (written: Raw): Raw => {
  if (typeof written !== "string" && !(written instanceof Reference))
    return written instanceof Unresolved ? written : { AWS: written };
  if (written === "*") return written;
  const text = written instanceof Reference ? written.text : written;
  return /\.(amazonaws\.com(\.cn)?|amazon\.com|\$\{AWS::URLSuffix\})$/.test(text)
    ? { Service: written }
    : { AWS: written };
};

/** What Lambda makes of a permission's narrower parts: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
const conditionOf = (it: Permission): Raw => {
  const wanted: readonly (readonly [string, string, Raw])[] = [
    ["ArnLike", "aws:SourceArn", it.get("SourceArn").raw],
    ["StringEquals", "aws:SourceAccount", it.get("SourceAccount").raw],
    ["StringEquals", "aws:PrincipalOrgID", it.get("PrincipalOrgID").raw],
    ["StringEquals", "lambda:EventSourceToken", it.get("EventSourceToken").raw],
    ["StringEquals", "lambda:FunctionUrlAuthType", it.get("FunctionUrlAuthType").raw],
    ["Bool", "lambda:InvokedViaFunctionUrl", it.get("InvokedViaFunctionUrl").raw],
  ];
  const condition: Record<string, Record<string, Raw>> = {};
  for (const [operator, key, value] of wanted) {
    if (value !== undefined && value !== null) (condition[operator] ??= {})[key] = value;
  }
  return condition;
};

/** Each permission of a function, as the statement of the function's policy that Lambda writes for it. */
export const invocationPolicies = (graph: Graph, resource: AnyResource): readonly Policy[] =>
  graph.satellites(resource, "AWS::Lambda::Permission").map((permission) => {
    const { view } = permission;
    const name = shortName(permission);
    const arn = arnOf(resource) ?? "";
    const document: Raw = {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: principalOf(view.get("Principal").raw),
          Action: view.get("Action").raw,
          Resource: [new Reference(arn, [resource.address]), new Reference(`${arn}:*`, [resource.address])],
          Condition: conditionOf(view),
        },
      ],
    };
    const { statements } = policyOf(document, { name, spell: spellerOf(graph), holeOf: holesOf(graph) });
    const at = { resource: view.resource, path: [] };
    return { name, statements: statements.map((it) => ({ ...it, cited: { policy: name, statement: "1", at } })) };
  });

import type { AnyResource, Graph, Properties } from "../../../components/model/graph";
import { isObject, Unresolved, type Raw } from "../../../components/model/raw";
import type { View } from "../../../components/model/view";
import { policyOf, type Policy } from "./document";
import { principalOf } from "./invocations";
import { holesOf, shortName, spellerOf } from "./names";

type Grant = View<Properties<"Custom::KmsGrant">>;

/** The operations that carry an encryption context, to which alone constraints apply. */
const withContext = /^(encrypt|decrypt|reencrypt(from|to)|generatedatakey(pair)?(withoutplaintext)?)$/i;

/** The pairs that each request has to carry; in place of those that are not known, why. */
const pairsOf = (it: Grant): readonly (readonly ["exactly" | "among others", Raw])[] =>
  it
    .get("Constraints")
    .alternatives()
    .flatMap((one) =>
      (
        [
          ["exactly", one.get("EncryptionContextEquals")],
          ["among others", one.get("EncryptionContextSubset")],
        ] as const
      ).flatMap(([how, view]) => (view.isAbsent() ? [] : [[how, view.raw] as const])),
    );

/** What a constraint asks of a request, as a policy's condition asks it. */
const conditionOf = (it: Grant): Raw => {
  const equals: Record<string, Raw> = {};
  const exact: string[] = [];
  for (const [how, pairs] of pairsOf(it)) {
    if (!isObject(pairs))
      return pairs instanceof Unresolved ? pairs : new Unresolved("constraints that cannot be read");
    for (const [key, value] of Object.entries(pairs)) {
      equals[`kms:EncryptionContext:${key}`] = value;
      if (how === "exactly") exact.push(key);
    }
  }
  return {
    ...(Object.keys(equals).length === 0 ? {} : { StringEquals: equals }),
    ...(exact.length === 0 ? {} : { "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": exact } }),
  };
};

/** Whoever may make grants by a grant makes none for more than it gives, nor under looser constraints. */
const furtherGrants = (it: Grant): Raw => {
  const kinds = pairsOf(it).map(([how]) => how);
  const type = kinds.includes("exactly")
    ? ["EncryptionContextEquals"]
    : ["EncryptionContextEquals", "EncryptionContextSubset"];
  return {
    "ForAllValues:StringEquals": { "kms:GrantOperations": it.get("Operations").raw },
    ...(kinds.length === 0 ? {} : { StringEquals: { "kms:GrantConstraintType": type } }),
  };
};

const statementsOf = (it: Grant): readonly Raw[] => {
  const Principal = principalOf(it.get("GranteePrincipal").raw);
  const Retiring = it.get("RetiringPrincipal");
  const Condition = conditionOf(it);
  const given = it
    .get("Operations")
    .alternatives()
    .map((operation): Raw => {
      const { raw } = operation;
      const name = typeof raw === "string" ? raw : undefined;
      const asked = name === undefined || withContext.test(name) ? Condition : {};
      return {
        Effect: "Allow",
        Principal,
        Action: name === undefined ? raw : `kms:${name}`,
        Resource: "*",
        Condition: name !== undefined && /^creategrant$/i.test(name) ? furtherGrants(it) : asked,
      };
    });
  return Retiring.isAbsent()
    ? given
    : [...given, { Effect: "Allow", Principal: principalOf(Retiring.raw), Action: "kms:RetireGrant", Resource: "*" }];
};

/**
 * What the grants of a key give, as statements of the key's policy, which they stand beside: KMS allows what the key's policy, an
 * identity policy with its leave, or a grant allows, and denies what any policy denies.
 * https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html
 */
export const grantPolicies = (graph: Graph, key: AnyResource): readonly Policy[] => {
  const grants = graph.all("Custom::KmsGrant");
  if (grants.length === 0) return [];
  const own = graph.satellites(key, "Custom::KmsGrant").map((grant): Policy => {
    const name = shortName(grant);
    const document = { Version: "2012-10-17", Statement: statementsOf(grant.view) };
    const { statements } = policyOf(document, { name, spell: spellerOf(graph), holeOf: holesOf(graph) });
    const at = { resource: grant.view.resource, path: [] };
    return { name, statements: statements.map((it) => ({ ...it, cited: { policy: name, statement: "1", at } })) };
  });
  const lost = grants.find((it) => !it.view.get("KeyId").text().known && graph.owner(it) === undefined);
  return lost === undefined ? own : [...own, ofSomeKey(shortName(lost), shortName(key))];
};

/** A grant of which it is not known whose it is may give anything but a denial. */
const ofSomeKey = (name: string, key: string): Policy => {
  const missing = `whether ${name} is a grant of ${key}`;
  const { statements } = policyOf(
    { Statement: [{ Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" }] },
    { name },
  );
  return { name, statements: statements.map((it) => ({ ...it, principals: { missing } })) };
};

import { describe, expect, it } from "@jest/globals";
import type { Raw, RawObject } from "../../../components/model/raw";
import { Unresolved } from "../../../components/model/raw";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { answerOf, type Told } from "../../../policy-packs/proofs/permissions/ask";
import { listOf } from "../../../policy-packs/proofs/permissions/lists";

const resource = (type: string, name: string, props: RawObject, outputs: RawObject = {}) => ({
  urn: `urn:pulumi:dev::shop::${type}::${name}`,
  type,
  name,
  props,
  outputs,
  propertyDependencies: {},
});

const account = "123456789012";
const key = `arn:aws:kms:us-east-1:${account}:key/1234abcd`;

/** A key of which the account's administrators decide, and a role and a user without policies of their own. */
const stack = (...grants: readonly RawObject[]) =>
  adaptPulumi([
    resource(
      "aws:kms/key:Key",
      "data",
      {
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*", Resource: "*" },
            { Effect: "Deny", Principal: "*", Action: "kms:GenerateDataKey", Resource: "*" },
          ],
        }),
      },
      { id: "1234abcd", arn: key, keyId: "1234abcd" },
    ),
    ...["report", "other"].map((name) =>
      resource(
        "aws:iam/role:Role",
        name,
        { name, assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [] }) },
        { id: name, arn: `arn:aws:iam::${account}:role/${name}` },
      ),
    ),
    ...grants.map((props, at) => resource("aws:kms/grant:Grant", `grant${String(at)}`, props)),
  ]);

const grant = (operations: Raw, more: RawObject = {}): RawObject => ({
  keyId: "1234abcd",
  granteePrincipal: `arn:aws:iam::${account}:role/report`,
  operations,
  ...more,
});

type Graph = ReturnType<typeof stack>;

const ask = (graph: Graph, action: string, caller = "role/report", given: { readonly [key: string]: string } = {}) => {
  const told: Told | { mistake: string } = answerOf(graph, { caller, action, resource: key, given });
  if ("mistake" in told) throw new Error(told.mistake);
  return told.answer;
};

// https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
describe("what a grant of a key gives", () => {
  const graph = stack(grant(["Decrypt", "GenerateDataKey", "DescribeKey"]));

  it("is its operations to the grantee, who needs no other permission", () => {
    expect(ask(stack(), "kms:Decrypt").answer).toBe("no");
    expect(ask(graph, "kms:Decrypt")).toMatchObject({ answer: "yes", by: [{ policy: "grant0" }] });
    expect(ask(graph, "kms:Encrypt").answer).toBe("no");
    expect(ask(graph, "kms:Decrypt", "role/other").answer).toBe("no");
  });

  it("is nothing that a policy denies", () => {
    expect(ask(graph, "kms:GenerateDataKey")).toMatchObject({ answer: "no", stop: { by: "deny" } });
  });

  it("is to retire it to whoever is named for that", () => {
    const retired = stack(grant(["Decrypt"], { retiringPrincipal: `arn:aws:iam::${account}:role/other` }));
    expect(ask(retired, "kms:RetireGrant", "role/other").answer).toBe("yes");
    expect(ask(retired, "kms:RetireGrant").answer).toBe("no");
    expect(ask(retired, "kms:Decrypt", "role/other").answer).toBe("no");
  });

  it("is shown to whom, where somebody of another account has it", () => {
    const away = stack(grant(["Decrypt"], { granteePrincipal: "arn:aws:iam::444455556666:role/partner" }));
    const listed = listOf(away, { list: "outsiders" });
    if ("mistake" in listed) throw new Error(listed.mistake);
    expect(listed.entries.map(({ says }) => says)).toEqual([expect.stringMatching(/partner: .*kms:decrypt/i)]);
  });

  it("cannot be told where its key, its grantee or its operations are not known", () => {
    const unknown = new Unresolved("known only after deployment");
    expect(ask(stack(grant(["Decrypt"], { keyId: unknown })), "kms:Decrypt").answer).toBe("unknown");
    expect(ask(stack(grant(["Decrypt"], { granteePrincipal: unknown })), "kms:Decrypt").answer).toBe("unknown");
    expect(ask(stack(grant(unknown)), "kms:Decrypt").answer).toBe("unknown");
    expect(ask(stack(grant(unknown)), "kms:Decrypt", "role/other").answer).toBe("no");
  });
});

// https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html
describe("a constraint of a grant", () => {
  const pair = "kms:EncryptionContext:app";
  const keys = "kms:EncryptionContextKeys";
  const subset = stack(
    grant(["Decrypt", "DescribeKey"], { constraints: [{ encryptionContextSubset: { app: "shop" } }] }),
  );
  const equals = stack(
    grant(["Decrypt", "CreateGrant"], { constraints: [{ encryptionContextEquals: { app: "shop" } }] }),
  );

  it("asks for the pairs of the encryption context, among others or alone", () => {
    expect(ask(subset, "kms:Decrypt", "role/report", { [pair]: "shop", [keys]: "more" }).answer).toBe("yes");
    expect(ask(subset, "kms:Decrypt", "role/report", { [pair]: "till" }).answer).toBe("no");
    expect(ask(subset, "kms:Decrypt").answer).toBe("unknown");
    expect(ask(equals, "kms:Decrypt", "role/report", { [pair]: "shop", [keys]: "app" }).answer).toBe("yes");
    expect(ask(equals, "kms:Decrypt", "role/report", { [pair]: "shop", [keys]: "more" }).answer).toBe("no");
  });

  it("does not hold operations that carry none", () => {
    expect(ask(subset, "kms:DescribeKey", "role/report", { [pair]: "till" }).answer).toBe("yes");
  });

  it("holds the grants that are made by it as well", () => {
    const making = { "kms:GrantConstraintType": "EncryptionContextEquals", "kms:GrantOperations": "Decrypt" };
    expect(ask(equals, "kms:CreateGrant", "role/report", making).answer).toBe("yes");
    expect(ask(equals, "kms:CreateGrant", "role/report", { ...making, "kms:GrantOperations": "Encrypt" }).answer).toBe(
      "no",
    );
    expect(
      ask(equals, "kms:CreateGrant", "role/report", { ...making, "kms:GrantConstraintType": "EncryptionContextSubset" })
        .answer,
    ).toBe("no");
  });
});

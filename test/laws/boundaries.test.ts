import { beforeAll, describe, expect, it } from "@jest/globals";
import type { PulumiResource } from "../../policy-packs/adapters/pulumi/resource";
import { preview } from "../../policy-packs/preview";
import { isAllowed, listOf, requestsOf, type Statement } from "../components/identity/decide";

const isOf = (type: string) => (it: PulumiResource) => it.type.startsWith("aws:iam/") && it.type.endsWith(`:${type}`);

const statementsOf = ({ props }: PulumiResource): readonly Statement[] =>
  (JSON.parse(props["policy"] as string) as { readonly Statement: readonly Statement[] }).Statement;

describe("the storefront's roles", () => {
  let resources: readonly PulumiResource[] = [];
  beforeAll(async () => {
    ({ resources } = await preview({ directory: "stacks/storefront" }));
  }, 60_000);

  it("may do, each within its boundary, all that they are granted", () => {
    const policies = new Map(resources.filter(isOf("Policy")).map((it) => [it.outputs?.["arn"], it]));
    const attached = [
      ...resources.filter(isOf("RolePolicyAttachment")).map(({ props }) => [props["role"], props["policyArn"]]),
      ...resources
        .filter(isOf("RolePolicyAttachmentsExclusive"))
        .flatMap(({ props }) => listOf(props["policyArns"]).map((it) => [props["roleName"], it])),
    ];
    const roles = resources.filter(isOf("Role"));
    let asked = 0;
    const refused = roles.flatMap((role) => {
      const boundary = policies.get(role.props["permissionsBoundary"]);
      if (boundary === undefined) return [`${role.name} has no boundary`];
      const names = [role.outputs?.["name"], role.outputs?.["id"], role.id];
      return [...new Set(attached.filter(([name]) => names.includes(name)).map(([, arn]) => arn))]
        .flatMap((arn) => listOf(policies.get(arn)))
        .flatMap(statementsOf)
        .filter(({ Effect }) => Effect === "Allow")
        .flatMap(requestsOf)
        .filter((request) => {
          asked++;
          return !isAllowed(statementsOf(boundary), request);
        })
        .map(({ action }) => `${role.name}: ${action}`);
    });
    expect(roles.length).toBeGreaterThan(8);
    expect(asked).toBeGreaterThan(100);
    expect([...new Set(refused)]).toEqual([]);
  });
});

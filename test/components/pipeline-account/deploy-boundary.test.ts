import { describe, expect, it } from "@jest/globals";
import { planBoundary } from "../../../components/identity/boundary/plan";
import { catalogue, deployable, type Service } from "../../../components/pipeline-account/deploy-roles/catalogue";
import type { Planned, Text } from "../../../components/model/plan";
import { isAllowed, listOf, requestsOf, type Statement } from "../identity/decide";
import { deployed, ofType } from "../network/given";
import { deployRoles, everything } from "./deploy-plans";

const created = "arn:aws:iam::111122223333:policy/boundary/shop";
const passTo = [...new Set((Object.keys(catalogue) as Service[]).flatMap((it) => deployable(it).passTo ?? []))];
const roles = ["entry", "work"].map((it) => `arn:AWS::Partition.Ref:iam::AWS::AccountId.Ref:role/pipeline/${it}`);

/** What bounds a pipeline that deploys everything there is in the catalogue. */
const bound = (assumes: readonly string[]): readonly Statement[] =>
  statementsOf(
    planBoundary("pipeline", {
      owner: "platform-team",
      why: "the pipeline",
      services: Object.keys(catalogue) as Service[],
      passRole: { under: "/app/", to: passTo as readonly `${string}.amazonaws.com`[] },
      makesRoles: { under: "/app/", within: { arn: created } },
      assumes,
    }).resources,
  );

const statementsOf = (resources: readonly Planned[]): readonly Statement[] =>
  ofType(resources, "AWS::IAM::ManagedPolicy").flatMap(({ properties }) => properties.PolicyDocument.Statement);

describe("within the boundary of a pipeline", () => {
  const plan = deployRoles({
    deploys: { services: everything, creates: { path: "/app/", boundary: { arn: created } } },
    boundary: { arn: "arn:aws:iam::111122223333:policy/boundary/pipeline" },
  }).resources;
  const allowed = statementsOf(plan).filter(({ Effect }) => Effect === "Allow");
  const takes = allowed.filter(({ Action }) => listOf(Action as string).some((it) => it.startsWith("sts:")));
  const taken = takes.flatMap(({ Resource }) => listOf(Resource as Text | readonly Text[]).map(deployed));

  it("deploy roles do all that they are there for, but take away what is written down", () => {
    const statements = bound([...roles, ...taken]);
    const refused = allowed
      .flatMap(requestsOf)
      .filter((request) => !isAllowed(statements, request))
      .map(({ action }) => action);
    expect([...new Set(refused)]).toEqual(["ec2:DeleteFlowLogs"]);
    expect(allowed.flatMap(requestsOf).length).toBeGreaterThan(200);
  });

  it("roles are made within the boundary of what is deployed, and not within the pipeline's own", () => {
    const create = (arn: string): boolean =>
      isAllowed(bound(roles), {
        action: "iam:CreateRole",
        resource: "arn:AWS::Partition.Ref:iam::AWS::AccountId.Ref:role/app/shop",
        context: { "iam:PermissionsBoundary": arn },
      });
    expect(create(created)).toBe(true);
    expect(create("arn:AWS::Partition.Ref:iam::AWS::AccountId.Ref:policy/boundary/pipeline")).toBe(false);
  });

  it("neither boundary is changed", () => {
    for (const resource of [created, "arn:AWS::Partition.Ref:iam::AWS::AccountId.Ref:policy/boundary/pipeline"]) {
      expect(isAllowed(bound(roles), { action: "iam:CreatePolicyVersion", resource })).toBe(false);
    }
  });
});

import { describe, expect, it } from "@jest/globals";
import { App, NestedStack, Stack } from "aws-cdk-lib";
import {
  ChangeAlarm,
  CodeSigning,
  DeployRoles,
  ImageRepository,
  Key,
  LogBucket,
  StateBackend,
} from "../../../components/cdk";
import { jobs, pushers, role } from "./deploy-plans";

const owner = "platform-team";
const roles = { plan: role("plan"), apply: role("apply") };

const made: readonly (readonly [string, (stack: Stack) => unknown])[] = [
  [
    "state",
    (it) => new StateBackend(it, "c", { owner, roles, accessLogs: new LogBucket(it, "l", { owner, accepts: ["s3"] }) }),
  ],
  ["code signing", (it) => new CodeSigning(it, "c", { owner })],
  [
    "an image repository",
    (it) => {
      const key = new Key(it, "k", { dataClass: "internal", owner, services: ["ecr"] });
      return new ImageRepository(it, "c", { dataClass: "internal", owner, key, pushers });
    },
  ],
  [
    "a change alarm",
    (it) => {
      const key = new Key(it, "k", { dataClass: "internal", owner, services: ["sns", "events", "logs"] });
      return new ChangeAlarm(it, "c", { dataClass: "internal", owner, key, pipeline: { path: "/pipeline/" } });
    },
  ],
  [
    "deploy roles",
    (it) =>
      new DeployRoles(it, "c", {
        owner,
        jobs,
        network: { vpcs: ["vpc-0123"] },
        deploys: { cdk: { why: "CDK" } },
      }),
  ],
];

describe("the stack around", () => {
  it.each(made)("%s is not deleted with one call", (_, make) => {
    const stack = new Stack(new App(), "s");
    make(stack);
    expect(stack.terminationProtection).toBe(true);
    stack.terminationProtection = false;
    expect(stack.terminationProtection).toBe(false);
  });

  it("a nested one is the one that counts", () => {
    const stack = new Stack(new App(), "s");
    new CodeSigning(new NestedStack(stack, "n"), "c", { owner });
    expect(stack.terminationProtection).toBe(true);
  });
});

import { jsonText } from "../../model/json-text";
import { nested } from "../../model/nested";
import { accountId, att, Input, partition, planned, region, text, type Planned, type Text } from "../../model/plan";
import type { Tags } from "../../model/planned/tags";
import { planRole } from "../../identity/role/plan";
import type { RunnerZone } from "../tiers";
import { code } from "./code";
import { planControllerRole, type TierMachines } from "./role";

interface ControllerSpec {
  /** Of the runners. */
  readonly name: string;
  readonly owner: string;
  readonly tags: Tags;
  readonly boundary: Text;
  readonly zone: RunnerZone<unknown>;
  readonly log: { readonly name: Text; readonly arn: Text };
  readonly privateKey: { readonly arn: unknown; readonly keyArn: unknown };
  readonly tiers: readonly TierMachines[];
  /** What the code reads of all this. */
  readonly config: object;
}

/**
 * What asks GitHub for jobs once a minute, makes their machines and ends those that are over their time: one call after the other,
 * and none from outside. It has no address of its own, no webhook and no secret in its settings.
 */
export const planController = (it: ControllerSpec, today: string): readonly Planned[] => {
  const { name, owner, tags, zone, log } = it;
  const functionName = `${name}-controller`;
  const arn = text`arn:${partition}:lambda:${region}:${accountId}:function:${functionName}`;
  const own = [
    ...planControllerRole({ ...it, functionArn: arn, log: log.arn }),
    planned(
      "AWS::Lambda::Function",
      "function",
      {
        Architectures: ["arm64"],
        Code: { ZipFile: text`const config = ${jsonText(it.config)};\n${code}` },
        Description: `Makes a machine for each job of ${name}, and ends those that are over their time`,
        FunctionName: functionName,
        Handler: "index.handler",
        LoggingConfig: { LogFormat: "JSON", LogGroup: log.name },
        MemorySize: 256,
        // Two at once would make two machines for one job.
        ReservedConcurrentExecutions: 1,
        Role: att("role", "Arn"),
        Runtime: "nodejs24.x",
        Tags: tags,
        Timeout: 55,
        TracingConfig: { Mode: "Active" },
        VpcConfig: {
          SecurityGroupIds: [new Input(zone.securityGroup)],
          SubnetIds: Object.values(zone.subnets).map((subnet) => new Input(subnet)),
        },
      },
      ["role"],
    ),
  ];
  const part = nested("controller", own);
  const clock = planClock(name, owner, it.boundary, part.show(att("function", "Arn")), today);
  return [...part.resources, ...clock];
};

const planClock = (name: string, owner: string, boundary: Text, functionArn: Text, today: string) => {
  const why = "asking once a minute for jobs that wait";
  const plan = planRole<Text, "lambda:InvokeFunction">(
    `${name}-clock`,
    {
      owner,
      why,
      trust: { service: "scheduler" },
      boundary: { arn: boundary },
      path: "/ci-runners/",
      access: { ask: { actions: ["lambda:InvokeFunction"], on: [functionArn], why } },
    },
    today,
  );
  const role = nested("clock", plan.resources);
  return [
    ...role.resources,
    planned(
      "AWS::Scheduler::Schedule",
      "clock",
      {
        Description: `Has ${name} ask for jobs that wait, and end machines that are over their time`,
        FlexibleTimeWindow: { Mode: "OFF" },
        Name: `${name}-clock`,
        ScheduleExpression: "rate(1 minute)",
        State: "ENABLED",
        Target: { Arn: functionArn, Input: "{}", RoleArn: plan.outputs(role.show).arn },
      },
      role.resources.map(({ id }) => id),
    ),
  ];
};

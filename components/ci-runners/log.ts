import type { Unsafe } from "../model/argument";
import { nested } from "../model/nested";
import type { DataClass } from "../storage/data-class";
import { planKey } from "../storage/key/plan";
import { planLogGroup } from "../storage/log-group/plan";

interface LogSpec {
  readonly dataClass: DataClass;
  readonly owner: string;
  readonly unsafe?: readonly Unsafe<"logs-deletion-protected">[];
}

/** A key and a log group with it: their ids begin with `prefix`. */
export const planLog = (prefix: string, name: string, { dataClass, owner, unsafe = [] }: LogSpec, today: string) => {
  const keyPlan = planKey(name, { dataClass, owner, services: ["logs"] }, today);
  const key = nested(prefix, keyPlan.resources);
  const { arn: keyArn, ...keyOutputs } = keyPlan.outputs(key.show);
  const logPlan = planLogGroup(name, { dataClass, owner, key: { arn: keyArn, ...keyOutputs }, unsafe }, today);
  const log = nested(prefix, logPlan.resources);
  return { resources: [...key.resources, ...log.resources], keyArn, log: logPlan.outputs(log.show) };
};

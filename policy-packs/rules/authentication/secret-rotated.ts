import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass, some, type Verdict } from "../../core/verdict";

type Schedule = View<Properties<"AWS::SecretsManager::RotationSchedule">>;

/** Security Hub SecretsManager.4 asks for 90 days. */
const mostDays = 90;

/** The secret's own schedules, and those that name its attachment to a database, as CDK writes them. */
const schedulesOf = (near: Neighbours<"AWS::SecretsManager::Secret">): readonly Schedule[] => {
  const attachments = near.satellites("AWS::SecretsManager::SecretTargetAttachment").map(({ address }) => address);
  const attached =
    attachments.length === 0
      ? []
      : near
          .all("AWS::SecretsManager::RotationSchedule")
          .filter(({ view }) =>
            near
              .targets(view.get("SecretId"), "AWS::SecretsManager::SecretTargetAttachment")
              .some(({ address }) => attachments.includes(address)),
          );
  return [...near.satellites("AWS::SecretsManager::RotationSchedule"), ...attached].map(({ view }) => view);
};

const judge = (schedule: Schedule): Verdict => {
  const days = schedule.get("RotationRules").get("AutomaticallyAfterDays");
  const expression = schedule.get("RotationRules").get("ScheduleExpression");
  const because = `an old copy of the secret works for more than ${String(mostDays)} days`;
  return given(days.num(), (count) => {
    if (count !== undefined) return count > mostDays ? fail(days, because) : pass;
    // Without a rule the secret is changed once, when the schedule is made.
    if (expression.isAbsent()) return fail(days, "the secret is not changed again");
    return given(expression.str(""), (text) =>
      Number(/^rate\((\d+) days?\)$/.exec(text)?.[1] ?? 0) > mostDays ? fail(expression, because) : pass,
    );
  });
};

export default defineRule({
  id: "secret-rotated",
  title: "Secrets are rotated automatically",
  principle: "authentication",
  severity: "medium",
  why: "Secrets leak into logs, laptops and old backups; one that is changed every few weeks is soon worth nothing there.",
  fix: {
    pulumi: "Add an aws.secretsmanager.SecretRotation with `rotationRules: { automaticallyAfterDays: 30 }`.",
    cloudformation:
      "Add an AWS::SecretsManager::RotationSchedule with `RotationRules: { AutomaticallyAfterDays: 30 }`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-1"],
  checks: {
    "AWS::SecretsManager::Secret": (it, near) =>
      some(schedulesOf(near).map(judge), fail(it, "The secret is never changed by itself.")),
  },
  examples: {
    good: [
      { type: "AWS::SecretsManager::Secret", properties: { Name: "database" } },
      {
        type: "AWS::SecretsManager::RotationSchedule",
        properties: { SecretId: { Ref: "Secret" }, RotationRules: { AutomaticallyAfterDays: 30 } },
      },
    ],
    bad: [{ type: "AWS::SecretsManager::Secret", properties: { Name: "database" } }],
  },
  equivalents: [
    { id: "AwsSolutions-SMG4", type: "AWS::SecretsManager::Secret" },
    { id: "CKV2_AWS_57", type: "AWS::SecretsManager::Secret" },
    { id: "CKV_AWS_304", type: "AWS::SecretsManager::Secret" },
    { id: "HIPAA.Security-SecretsManagerRotationEnabled", type: "AWS::SecretsManager::Secret" },
    { id: "NIST.800.53.R5-SecretsManagerRotationEnabled", type: "AWS::SecretsManager::Secret" },
    { id: "SECRETSMANAGER_ROTATION_ENABLED_CHECK", type: "AWS::SecretsManager::Secret" },
  ],
});

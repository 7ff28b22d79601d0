import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
  type NagPack,
} from "cdk-nag";
import type { Finding } from "../finding";
import type { Synthesized } from "../templates";

/** cdk-nag's packs that the templates have to pass, with their warnings. */
export const nagPacks: readonly (new () => NagPack)[] = [
  AwsSolutionsChecks,
  NIST80053R5Checks,
  PCIDSS321Checks,
  HIPAASecurityChecks,
  ServerlessChecks,
];

export const judgeByNag = (Pack: new () => NagPack, { app, placeOf }: Synthesized): readonly Finding[] =>
  new Pack().validateScope(app).violations.flatMap(({ ruleName, description, violatingResources }) =>
    violatingResources.map(({ constructPath }) => ({
      rule: ruleName,
      ...placeOf(constructPath ?? ""),
      message: description,
    })),
  );

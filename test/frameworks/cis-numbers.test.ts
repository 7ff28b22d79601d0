import { describe, expect, it } from "@jest/globals";
import { loadFramework } from "../../policy-packs/frameworks/load";

/**
 * The numbers that AWS gives in versions 5.0.0 and 3.0.0, as of Security Hub's page of November 2026:
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html
 */
const numbers: readonly (readonly [control: string, now: string, before: string])[] = [
  ["CloudTrail.4", "3.2", "3.2"],
  ["CloudTrail.7", "3.4", "3.4"],
  ["Config.1", "3.3", "3.3"],
  ["EC2.2", "5.5", "5.4"],
  ["EC2.6", "3.7", "3.7"],
  ["EC2.7", "5.1.1", "2.2.1"],
  ["EC2.8", "5.7", "5.6"],
  ["EC2.21", "5.2", "5.1"],
  ["EC2.53", "5.3", "5.2"],
  ["EC2.54", "5.4", "5.3"],
  ["EFS.1", "2.3.1", "2.4.1"],
  ["IAM.2", "1.14", "1.15"],
  ["IAM.3", "1.13", "1.14"],
  ["IAM.4", "1.3", "1.4"],
  ["IAM.5", "1.9", "1.10"],
  ["IAM.6", "1.5", "1.6"],
  ["IAM.9", "1.4", "1.5"],
  ["IAM.15", "1.7", "1.8"],
  ["IAM.16", "1.8", "1.9"],
  ["IAM.18", "1.16", "1.17"],
  ["IAM.22", "1.11", "1.12"],
  ["IAM.26", "1.18", "1.19"],
  ["IAM.27", "1.21", "1.22"],
  ["IAM.28", "1.19", "1.20"],
  ["KMS.4", "3.6", "3.6"],
  ["RDS.2", "2.2.3", "2.3.3"],
  ["RDS.3", "2.2.1", "2.3.1"],
  ["RDS.5", "2.2.4", "-"],
  ["RDS.13", "2.2.2", "2.3.2"],
  ["S3.1", "2.1.4", "2.1.4"],
  ["S3.5", "2.1.1", "2.1.1"],
  ["S3.20", "2.1.2", "2.1.2"],
];

describe("the numbers of the CIS benchmark", () => {
  const controls = new Map(loadFramework("cis-aws-foundations").controls.map((it) => [it.id, it]));

  it.each(numbers)("%s is %s, and was %s", (_, now, before) => {
    const control = controls.get(now);
    expect(control).toBeDefined();
    expect(control?.also?.["3.0.0"] ?? now).toBe(before);
  });
});

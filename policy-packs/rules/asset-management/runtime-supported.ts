import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

/**
 * The runtimes that get no more security updates, and since when (year-month-day), as of November 2026. To be kept in step with
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html; one whose day is still to come is not listed.
 */
const deprecated: ReadonlyMap<string, string> = new Map([
  ["dotnet5.0", "2022-05-10"],
  ["dotnet6", "2024-12-20"],
  ["dotnet7", "2024-05-14"],
  ["dotnet8", "2026-11-10"],
  ["dotnetcore1.0", "2019-06-27"],
  ["dotnetcore2.0", "2019-05-30"],
  ["dotnetcore2.1", "2022-01-05"],
  ["dotnetcore3.1", "2023-04-03"],
  ["go1.x", "2024-01-08"],
  ["java8", "2024-01-08"],
  ["nodejs", "2016-08-30"],
  ["nodejs4.3", "2020-03-05"],
  ["nodejs4.3-edge", "2020-03-05"],
  ["nodejs6.10", "2019-08-12"],
  ["nodejs8.10", "2020-03-06"],
  ["nodejs10.x", "2021-07-30"],
  ["nodejs12.x", "2023-03-31"],
  ["nodejs14.x", "2023-12-04"],
  ["nodejs16.x", "2024-06-12"],
  ["nodejs18.x", "2025-09-01"],
  ["nodejs20.x", "2026-04-30"],
  ["provided", "2024-01-08"],
  ["provided.al2", "2026-07-31"],
  ["python2.7", "2021-07-15"],
  ["python3.6", "2022-07-18"],
  ["python3.7", "2023-12-04"],
  ["python3.8", "2024-10-14"],
  ["python3.9", "2025-12-15"],
  ["python3.10", "2026-10-31"],
  ["ruby2.5", "2021-07-30"],
  ["ruby2.7", "2023-12-07"],
  ["ruby3.2", "2026-03-31"],
]);

export default defineRule({
  id: "runtime-supported",
  title: "Functions run on a runtime that gets security updates",
  principle: "asset-management",
  severity: "medium",
  why: "Flaws found in a runtime after its end are published and never mended; later AWS refuses to update the function at all.",
  fix: {
    pulumi: "Set `runtime` of the aws.lambda.Function to a later version of the language.",
    cloudformation: "Set `Runtime` to a later version of the language.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-2"],
  checks: {
    "AWS::Lambda::Function": (it) => {
      const runtime = it.get("Runtime");
      return given(runtime.str(""), (name) => {
        const since = deprecated.get(name);
        return since === undefined ? pass : fail(runtime, `it has had no security updates since ${since}`);
      });
    },
  },
  examples: {
    good: [{ type: "AWS::Lambda::Function", properties: { Runtime: "nodejs24.x" } }],
    bad: [{ type: "AWS::Lambda::Function", properties: { Runtime: "nodejs16.x" } }],
  },
  equivalents: [
    { id: "AwsSolutions-L1", type: "AWS::Lambda::Function" },
    { id: "CKV_AWS_363", type: "AWS::Lambda::Function" },
    { id: "Serverless-LambdaLatestVersion", type: "AWS::Lambda::Function" },
  ],
});

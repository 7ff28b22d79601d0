import type { Properties } from "../../../components/model/graph";
import { given, type Unknown, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { aspect, fail, pass, type Verdict } from "../../core/verdict";
import { isSensitive, ofClass } from "../../facets/data-class";
import { ownership } from "../../facets/read";

type LogGroup = View<Properties<"AWS::Logs::LogGroup">>;

interface DataProtection {
  readonly Statement: readonly {
    readonly DataIdentifier: readonly string[];
    readonly Operation: { readonly Deidentify: { readonly MaskConfig: object } };
  }[];
}

/** What opens doors, by AWS's names: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-credentials.html */
const credentials = ["AwsSecretKey", "OpenSshPrivateKey", "PgpPrivateKey", "PkcsPrivateKey", "PuttyPrivateKey"];

/** The names of the managed data identifiers that are masked. */
const maskedIn = (it: LogGroup): Value<readonly string[]> => {
  const statements = (it.get("DataProtectionPolicy") as unknown as View<DataProtection>).get("Statement").items();
  if (!statements.known) return statements;
  const names: string[] = [];
  for (const statement of statements.value) {
    const missing = addMasked(statement, names);
    if (missing !== undefined) return missing;
  }
  return { ...statements, value: names };
};

const addMasked = (statement: View<DataProtection["Statement"][number]>, names: string[]): Unknown | undefined => {
  if (statement.get("Operation").get("Deidentify").isAbsent()) return undefined;
  const identifiers = statement.get("DataIdentifier").items();
  if (!identifiers.known) return identifiers;
  for (const identifier of identifiers.value) {
    const text = identifier.text();
    if (!text.known) return text;
    names.push((text.value ?? "").split("/").at(-1) ?? "");
  }
  return undefined;
};

const judge = (it: LogGroup, dataClass: string): readonly Verdict[] => {
  const at = it.get("DataProtectionPolicy");
  const masked = maskedIn(it);
  const hides = (has: (names: readonly string[]) => boolean, because: string): Verdict =>
    given(masked, (names) => (has(names) ? pass : fail(at, because)));
  const keys = hides(
    (names) => credentials.every((it) => names.includes(it)),
    "keys in the logs are shown to all who read them",
  );
  const people = hides(
    (names) => names.some((it) => !credentials.includes(it)),
    `personal data in logs about ${dataClass} data is shown to all who read them`,
  );
  return [aspect("credentials", keys), ...(isSensitive(dataClass) ? [aspect("personal-data", people)] : [])];
};

export default defineRule({
  id: "logs-mask-sensitive-data",
  title: "Logs about classified data mask what nobody should read in them",
  principle: "logging",
  severity: "low",
  why: "What slips into a log, a key or a customer's name, is read by everybody who looks for a fault, and is copied wherever the log is.",
  fix: {
    pulumi:
      "Add an aws.cloudwatch.LogDataProtectionPolicy with an `Audit` and a `Deidentify` statement for AWS's identifiers of credentials, and from `confidential` on of personal data.",
    cloudformation:
      "Set `DataProtectionPolicy` with an `Audit` and a `Deidentify` statement for AWS's identifiers of credentials, and from `confidential` on of personal data.",
  },
  links: ["https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data.html"],
  checks: {
    "AWS::Logs::LogGroup": (it, near) => ofClass(near, ownership(it.get("Tags")), (dataClass) => judge(it, dataClass)),
  },
  settings: ["classes"],
  examples: {
    good: [
      {
        type: "AWS::Logs::LogGroup",
        properties: {
          Tags: [{ Key: "DataClass", Value: "internal" }],
          DataProtectionPolicy: {
            Name: "orders",
            Version: "2021-06-01",
            Statement: [
              {
                DataIdentifier: credentials.map((it) => `arn:aws:dataprotection::aws:data-identifier/${it}`),
                Operation: { Deidentify: { MaskConfig: {} } },
              },
            ],
          },
        },
      },
    ],
    bad: [{ type: "AWS::Logs::LogGroup", properties: { Tags: [{ Key: "DataClass", Value: "internal" }] } }],
  },
  equivalents: [],
});

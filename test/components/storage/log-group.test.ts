import { describe, expect, it } from "@jest/globals";
import * as logs from "aws-cdk-lib/aws-logs";
import { policyOf } from "../../../components/storage/data-class";
import { credentials, personalData } from "../../../components/storage/log-group/data-protection";
import { retentions } from "../../../components/storage/log-group/plan";
import { ofType } from "../network/given";
import { classes, logGroup } from "./message-plans";

const groupOf = ({ resources }: ReturnType<typeof logGroup>) => {
  const [found] = ofType(resources, "AWS::Logs::LogGroup");
  if (found?.properties.DataProtectionPolicy === undefined) throw new Error("There is no log group that masks.");
  return { ...found, masks: found.properties.DataProtectionPolicy.Statement };
};

const namesIn = (identifiers: readonly unknown[]): readonly string[] =>
  identifiers.map((it) => /data-identifier\/"?,?"?([\w-]+)/.exec(JSON.stringify(it))?.[1] ?? "");

describe.each(classes)("a log group for %s data", (dataClass) => {
  const { properties, retained, masks } = groupOf(logGroup(dataClass));

  it("is encrypted, kept at least a year, and not deleted by one call", () => {
    expect(properties.KmsKeyId).toEqual({ value: "the-key" });
    expect(properties.RetentionInDays).toBe(policyOf(dataClass).recordsDays);
    expect(properties.RetentionInDays).toBeGreaterThanOrEqual(365);
    expect([properties.DeletionProtectionEnabled, retained]).toEqual([true, true]);
  });

  it("shows keys to nobody who is not let see them, of the one class of log groups that can hide", () => {
    expect(namesIn(masks[1].DataIdentifier)).toEqual(expect.arrayContaining([...credentials]));
    expect(properties.LogGroupClass).toBe("STANDARD");
  });

  it("looks for what it hides, and for nothing else: CloudWatch Logs refuses another list", () => {
    expect(masks[0].DataIdentifier).toEqual(masks[1].DataIdentifier);
  });
});

describe("what is about a person", () => {
  it("is hidden from confidential on", () => {
    const hiding = classes.filter((it) =>
      namesIn(groupOf(logGroup(it)).masks[1].DataIdentifier).includes("EmailAddress"),
    );
    expect(hiding).toEqual(["confidential", "restricted"]);
  });

  it("is known to AWS by that name", () => {
    const known = Object.values(logs.DataIdentifier as unknown as Record<string, { readonly name: string }>).map(
      ({ name }) => name,
    );
    expect([...credentials, ...personalData].filter((it) => !known.includes(it))).toEqual([]);
    expect(new Set(personalData).size).toBe(personalData.length);
  });

  it("is all that AWS knows of persons, but for addresses on the Internet", () => {
    const known = Object.values(logs.DataIdentifier as unknown as Record<string, { readonly name: string }>).map(
      ({ name }) => name,
    );
    expect(known.filter((it) => ![...credentials, ...personalData].includes(it)).sort()).toEqual([
      "CepCode-BR",
      "HealthcareProcedureCode-US",
      "IpAddress",
      "NationalDrugCode-US",
      "NationalProviderId-US",
      "PostalCode-CA",
      "ZipCode-US",
    ]);
  });

  it("fits into what CloudWatch Logs takes: 30,720 characters", () => {
    expect(JSON.stringify(groupOf(logGroup("restricted")).properties.DataProtectionPolicy).length).toBeLessThan(30_720);
  });

  it("is told of where somebody wants to know", () => {
    const audit = (own?: Parameters<typeof logGroup>[1]) =>
      groupOf(logGroup("restricted", own)).masks[0].Operation.Audit.FindingsDestination;
    expect(audit()).toEqual({});
    expect(audit({ findings: { name: "findings" } })).toEqual({ CloudWatchLogs: { LogGroup: { value: "findings" } } });
  });
});

describe("how long a log is kept", () => {
  const days = (keepDays: (typeof retentions)[number]) =>
    groupOf(logGroup("restricted", { keepDays })).properties.RetentionInDays;

  it("can be longer than the class says, and shorter only on purpose", () => {
    expect(days(3653)).toBe(3653);
    expect(() => days(365)).toThrow(
      'keepDays is 365, and logs about restricted data are kept for 731 days: take it out, or give up "log-retention" in unsafe.',
    );
    const unsafe = [{ control: "log-retention", reason: "nothing but heartbeats", expires: "2026-12-31" }] as const;
    expect(groupOf(logGroup("restricted", { keepDays: 30, unsafe })).properties.RetentionInDays).toBe(30);
  });

  it("is a number that CloudWatch Logs knows, also for callers without types", () => {
    expect(() => days(366 as 365)).toThrow("keepDays is 366, which CloudWatch Logs does not know");
    expect(classes.map((it) => policyOf(it).recordsDays).filter((it) => !retentions.includes(it))).toEqual([]);
  });
});

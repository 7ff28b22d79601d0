import { describe, expect, it } from "@jest/globals";
import { sallyport, sallyportJson } from "./command";
import { configurationSchema } from "../../policy-packs/configuration/schema";
import { settingDescriptions } from "../../policy-packs/core/settings";
import { folderWith } from "../configuration/configuration";

const say = async (...args: readonly string[]) => (await sallyport(["rules", ...args])).out;

describe("rules", () => {
  it.each([
    ["CKV_AWS_18", "use-is-logged/access-logs on AWS::S3::Bucket"],
    ["ckv_aws_18", "use-is-logged/access-logs on AWS::S3::Bucket"],
    ["AwsSolutions-S1", "use-is-logged/access-logs on AWS::S3::Bucket"],
    ["NIST.800.53.R5-S3BucketLoggingEnabled", "use-is-logged/access-logs on AWS::S3::Bucket"],
    ["S3_BUCKET_LOGGING_ENABLED", "use-is-logged/access-logs on AWS::S3::Bucket"],
    ["AVD-AWS-0089", "use-is-logged/access-logs on AWS::S3::Bucket"],
    ["aws-rds-instance-disallow-public-access", "not-open-to-internet/endpoint on AWS::RDS::DBInstance"],
    ["rds-instance-backup-enabled", "backups-kept on AWS::RDS::DBInstance"],
  ])("%s is ours by another name", async (id, ours) => {
    expect(await say(id)).toContain(`${id} is here ${ours}`);
  });

  it("finds a rule by its own name in whichever pack it is", async () => {
    expect(await say("no-admin-permissions")).toMatch(/^no-admin-permissions +critical/);
  });

  it("explains every key of sallyport.yaml, and a setting by its name", async () => {
    const text = await say("sallyport.yaml");
    const { properties } = configurationSchema() as { readonly properties: object };
    for (const key of Object.keys(properties)) if (key !== "$schema") expect(text).toContain(`\n${key}: `);
    expect(text).toMatch(/\n {2}tags: .*Default: \["Environment","Env","Stage"\]/);
    for (const [setting, description] of Object.entries(settingDescriptions))
      expect(text).toMatch(
        new RegExp(`${setting}: ${description.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")} Default: .*\\n +read by \\w`),
      );
    expect(await say("backupDays")).toMatch(/^backupDays: .*\n +read by .*backups-kept/);
  });

  it("says what stands behind which control, and what can be set", async () => {
    const text = await say("imdsv2-required");
    expect(text).toMatch(/Stands behind\n(.*\n)* +cis-aws-foundations: 5\.7\n/);
    expect(await say("backups-kept")).toMatch(
      /Settings, in sallyport\.yaml\n +backupDays: .* Default: 7\.\n +rules: \{ backups-kept: \{ backupDays: 7 \} \}/,
    );
    const [row] = JSON.parse(await say("imdsv2-required", "--format", "json")) as { controls: unknown[] }[];
    expect(row?.controls).toContainEqual({ framework: "cis-aws-foundations", ids: ["5.7"] });
  });

  it("lists the rules of a framework", async () => {
    expect(await say("--pack", "hipaa")).toMatch(/encrypted-at-rest/);
  });
});

describe("one fact", () => {
  const stack = { Resources: { D: { Type: "AWS::RDS::DBInstance", Properties: { StorageEncrypted: false } } } };

  it("is one finding, with all frameworks attached", async () => {
    const folder = folderWith({ "t.json": stack });
    const packs = ["five-principles", "cis-aws-foundations", "nist-800-53-r5", "pci-dss-4.0.1"].flatMap((it) => [
      "--pack",
      it,
    ]);
    const { report } = await sallyportJson(["check", `${folder}/t.json`, ...packs]);
    const found = report.findings.filter(({ rule }) => rule === "encrypted-at-rest");
    expect(found).toHaveLength(1);
    const { controls } = found[0] as unknown as { controls: { framework: string; ids: string[] }[] };
    expect(controls).toContainEqual({ framework: "cis-aws-foundations", ids: ["2.2.1"] });
    expect(controls.map(({ framework }) => framework)).toContain("iso-27001-2022");
    const sarif = JSON.parse((await sallyport(["check", `${folder}/t.json`, ...packs, "--format", "sarif"])).out) as {
      runs: { results: { ruleId: string; properties: { controls?: unknown[] } }[] }[];
    };
    const results = sarif.runs[0]?.results.filter(({ ruleId }) => ruleId === "encrypted-at-rest");
    expect(results).toHaveLength(1);
    expect(results?.[0]?.properties.controls).toEqual(controls);
  });

  it("tells a person for which controls of the chosen frameworks", async () => {
    const folder = folderWith({ "t.json": stack });
    const { out } = await sallyport(["check", `${folder}/t.json`, "--pack", "cis-aws-foundations"]);
    expect(out).toContain("for  cis-aws-foundations 2.2.1\n");
    expect(out).not.toContain("hipaa 164");
  });
});

import { given, together, type Value } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

type Version = readonly number[];

/**
 * The last version of each major one with the flaw; older majors have it in all, later ones in none:
 * https://aws.amazon.com/security/security-bulletins/AWS-2022-004/
 */
const lastFlawed: { readonly [engine: string]: readonly Version[] } = {
  postgres: [
    [9, 6, 21],
    [10, 16],
    [11, 11],
    [12, 6],
    [13, 2],
  ],
  "aurora-postgresql": [
    [10, 13],
    [11, 8],
  ],
};

/** How many numbers name a major version: two before 10. */
const majorOf = (version: Version): Version => version.slice(0, (version[0] ?? 0) < 10 ? 2 : 1);

const isBefore = (a: Version, b: Version): boolean => {
  const at = b.findIndex((number, index) => number !== (a[index] ?? 0));
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

const isFlawed = (version: Version, flawed: readonly Version[]): boolean => {
  const major = majorOf(version);
  // A major version alone takes the newest minor one.
  if (version.length <= major.length) return false;
  const same = flawed.find((one) => majorOf(one).join(".") === major.join("."));
  if (same === undefined) return flawed.every((one) => isBefore(major, majorOf(one)));
  return !isBefore(same, version);
};

const judge = (engine: Value<string>, version: Value<string | undefined>): Verdict | readonly Verdict[] =>
  given(engine, (name) => {
    const flawed = lastFlawed[name];
    if (flawed === undefined) return [];
    return given(together(engine, version), ([, text]) => {
      if (text === undefined || !/^\d+(\.\d+)*/.test(text)) return pass;
      const numbers = text
        .split(/[.-]/)
        .map(Number)
        .filter((number) => !Number.isNaN(number));
      return isFlawed(numbers, flawed)
        ? fail(version, "its extension log_fdw reads files of the host for any user")
        : pass;
    });
  });

export default defineRule({
  id: "postgres-log-fdw-mended",
  title: "PostgreSQL is newer than the flaw of log_fdw",
  principle: "asset-management",
  severity: "medium",
  why: "With the extension log_fdw any user of these versions read files of the host, RDS's own credentials among them.",
  fix: {
    pulumi: "Set `engineVersion` to a version that is supported, such as `17`.",
    cloudformation: "Set `EngineVersion` to a version that is supported, such as `17`.",
  },
  links: ["https://aws.amazon.com/security/security-bulletins/AWS-2022-004/"],
  checks: {
    "AWS::RDS::DBCluster": (it) => judge(it.get("Engine").str(""), it.get("EngineVersion").str()),
    "AWS::RDS::DBInstance": (it) => judge(it.get("Engine").str(""), it.get("EngineVersion").str()),
  },
  examples: {
    good: [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres", EngineVersion: "16.4" } }],
    bad: [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres", EngineVersion: "13.2" } }],
  },
  equivalents: [
    { id: "CKV_AWS_250", type: "AWS::RDS::DBCluster" },
    { id: "CKV_AWS_250", type: "AWS::RDS::DBInstance" },
    { id: "CKV_AWS_388", type: "AWS::RDS::DBCluster" },
    { id: "CKV_AWS_388", type: "AWS::RDS::DBInstance" },
  ],
});

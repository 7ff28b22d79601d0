import rule from "../../../policy-packs/rules/asset-management/postgres-log-fdw-mended";
import { testRule, unknown } from "../../rule-tester";

const instance = (EngineVersion?: unknown, Engine = "postgres") => [
  {
    type: "AWS::RDS::DBInstance",
    properties: { Engine, ...(EngineVersion === undefined ? {} : { EngineVersion }) } as never,
  },
];
const cluster = (engineVersion: string) => [
  { type: "aws:rds/cluster:Cluster", properties: { engine: "aurora-postgresql", engineVersion } },
];

testRule(rule, {
  pass: [
    ...["17", "13", "13.3", "12.7", "11.12", "10.17", "9.6.22", "14.1"].map((version) => instance(version)),
    instance(),
    cluster("11.9"),
    cluster("12.4"),
    cluster("10.14"),
  ],
  fail: [
    [instance("13.2"), /EngineVersion is 13\.2: its extension log_fdw/],
    [instance("12.6"), /12\.6/],
    [instance("9.6.21"), /9\.6\.21/],
    [instance("9.5.2"), /9\.5\.2/],
    [cluster("11.8"), /engineVersion is 11\.8/],
    [cluster("10.11"), /10\.11/],
  ],
  unknown: [instance(unknown)],
  silent: [instance("8.0.32", "mysql")],
});

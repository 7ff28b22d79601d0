import { att, Input, planned, ref, region, text, type Planned } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import { auroraEngines } from "./engine";
import type { Shown } from "./instance";
import type { AuroraForm, Capacity } from "./spec";
import { guarded, logGroups, parameters, subnetGroup, watched, type Setting } from "./surroundings";

/**
 * An Aurora cluster, whose storage is in three availability zones, and instances in the ones named: when one fails another takes
 * over (FSBP RDS.15). Backtrack is left out: it takes back what is committed, audit trails among it, where a restore to a point in
 * time makes a second cluster beside the first.
 */
export const planAurora = (setting: Setting, { engine: name, size, members }: AuroraForm<string>): Shown => {
  const engine = auroraEngines[name];
  const letters = lettersOf(setting, members);
  const capacity = typeof size === "string" ? undefined : capacityOf(size);
  const logs = logGroups("cluster", setting, engine);
  const cluster = {
    ...planned("AWS::RDS::DBCluster", "cluster", {
      ...guarded(setting, engine),
      DBClusterIdentifier: setting.name,
      DBClusterParameterGroupName: ref("parameter-group"),
      ...(setting.databaseName === undefined ? {} : { DatabaseName: setting.databaseName }),
      Engine: engine.name,
      Port: setting.port,
      ...(capacity === undefined ? {} : { ServerlessV2ScalingConfiguration: capacity }),
      VpcSecurityGroupIds: [new Input(setting.zone.securityGroup)],
    }),
    retained: !setting.deletable,
    dependsOn: logs.map(({ id }) => id),
  };
  const member = (letter: string): Planned =>
    planned("AWS::RDS::DBInstance", memberId(letter), {
      ...watched(setting, typeof size === "string" ? size : "db.serverless"),
      AvailabilityZone: text`${region}${letter}`,
      DBClusterIdentifier: ref("cluster"),
      Engine: engine.name,
    });
  return {
    resources: [
      subnetGroup(setting),
      planned("AWS::RDS::DBClusterParameterGroup", "parameter-group", parameters(setting, engine)),
      ...logs,
      cluster,
      ...letters.map(member),
    ],
    arn: att("cluster", "DBClusterArn"),
    address: att("cluster", "Endpoint.Address"),
    readAddress: att("cluster", "ReadEndpoint.Address"),
    secretArn: att("cluster", "MasterUserSecret.SecretArn"),
    resourceId: att("cluster", "DBClusterResourceId"),
    members: Object.fromEntries(letters.map((letter) => [letter, att(memberId(letter), "DBInstanceArn")])),
  };
};

const memberId = (letter: string): string => `instance-${letter}`;

/** The availability zones that have an instance, in the order of their letters. */
const lettersOf = ({ zone, singleZone }: Setting, members: readonly string[] | undefined): readonly string[] => {
  const there = Object.keys(zone.subnets).sort();
  const wanted = [...new Set(members ?? there)].sort();
  const stranger = wanted.find((letter) => !there.includes(letter));
  if (stranger !== undefined) {
    throw new PlanError(`members names "${stranger}", where the zone has no subnet: it has ${there.join(", ")}.`);
  }
  if (wanted.length < (singleZone ? 1 : 2)) {
    throw new PlanError(
      'members must name two availability zones, so that one takes over: or give up "database-multi-az" in unsafe.',
    );
  }
  return wanted;
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html */
const capacityOf = ({ minAcu, maxAcu }: Capacity) => {
  const isHalf = (acu: number): boolean => Number.isInteger(acu * 2) && acu >= 0.5 && acu <= 256;
  if (!isHalf(minAcu) || !isHalf(maxAcu) || minAcu > maxAcu) {
    const found = `${String(minAcu)} to ${String(maxAcu)}`;
    throw new PlanError(`size is ${found} capacity units: Aurora takes halves from 0.5 to 256, the smaller first.`);
  }
  return { MinCapacity: minAcu, MaxCapacity: maxAcu };
};

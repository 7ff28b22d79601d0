import { givenUp } from "../../model/argument";
import { Input, type Planned, type Show } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Sensitivity } from "../../model/sensitivity";
import { checkZone, type DataClass } from "../data-class";
import { planGrants } from "../grants";
import { tagsOf } from "../tags";
import { planAurora } from "./aurora";
import { connectRights } from "./connect";
import { auroraEngines, instanceEngines } from "./engine";
import { planInstance } from "./instance";
import type { CommonSpec, DatabaseOutputs, DatabaseSpec } from "./spec";
import type { Setting } from "./surroundings";

export interface DatabasePlan<C extends DataClass> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => DatabaseOutputs<C, V>;
}

/**
 * A database that stands in one zone and answers its flows alone, over TLS alone; in which all is encrypted with one key; whose
 * password nobody has to know; and which outlives a slip. `today` is the date, as `2027-03-31`. Throws a `PlanError` on what cannot
 * be had.
 */
export const planDatabase = <C extends DataClass, S extends Sensitivity, A extends string, R>(
  name: string,
  spec: DatabaseSpec<C, S, A, R>,
  today: string,
): DatabasePlan<C> => {
  const setting = settingOf(name, spec, today);
  const shown = spec.form === "aurora" ? planAurora(setting, spec) : planInstance(setting, spec);
  const granted = planGrants(spec.grants, connectRights<R>(name, shown.resourceId), today);
  return {
    resources: [...shown.resources, ...granted.resources],
    outputs: (show) => ({
      dataClass: spec.dataClass,
      kind: spec.form === "aurora" ? "cluster" : "database",
      arn: show(shown.arn),
      keyArn: show(setting.key),
      address: show(shown.address),
      readAddress: show(shown.readAddress),
      port: setting.port,
      secretArn: show(shown.secretArn),
      resourceId: show(shown.resourceId),
      members: Object.fromEntries(Object.entries(shown.members).map(([letter, arn]) => [letter, show(arn)])),
    }),
  };
};

const settingOf = <C extends DataClass, S extends Sensitivity, A extends string, R>(
  name: string,
  spec: DatabaseSpec<C, S, A, R>,
  today: string,
): Setting => {
  const { dataClass, owner, key, zone, monitoring, databaseName } = spec;
  // RDS writes names in small letters, and log groups are named by them. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
  if (!/^[a-z](-?[a-z0-9])*$/.test(name) || name.length > 63) {
    throw new PlanError(`${name} cannot name a database: use at most 63 small letters, digits and single dashes.`);
  }
  if (databaseName !== undefined && !/^[a-z][a-z0-9_]{0,62}$/.test(databaseName)) {
    throw new PlanError(`databaseName is "${databaseName}": use small letters, digits and underscores.`);
  }
  checkPlace(name, dataClass, zone);
  const surrendered = givenUp(spec.unsafe, today);
  return {
    name,
    dataClass,
    key: new Input(key.arn),
    tags: tagsOf(name, owner, dataClass),
    zone,
    monitoring: new Input(monitoring.roleArn),
    port: portOf(spec),
    databaseName,
    deletable: surrendered.has("deletion-protected"),
    logsDeletable: surrendered.has("logs-deletion-protected"),
    singleZone: surrendered.has("database-multi-az"),
  };
};

const checkPlace = (
  name: string,
  dataClass: DataClass,
  zone: CommonSpec<DataClass, Sensitivity, string, unknown>["zone"],
) => {
  if (zone.sensitivity === "edge") {
    throw new PlanError(`Database ${name} cannot stand at the edge, from where there is a way to the Internet.`);
  }
  checkZone(`Database ${name}`, dataClass, zone.sensitivity);
  if (Object.keys(zone.subnets).length < 2) {
    throw new PlanError(`Database ${name} needs a zone with subnets in two availability zones at least, as RDS asks.`);
  }
};

/** Another port than the engine's own, which scanners try first (FSBP RDS.23), and one that the zone's security group opens. */
const portOf = <C extends DataClass, S extends Sensitivity, A extends string, R>({
  port: own,
  zone,
  ...spec
}: DatabaseSpec<C, S, A, R>): number => {
  const { port } = spec.form === "aurora" ? auroraEngines[spec.engine] : instanceEngines[spec.engine];
  const wanted = own ?? port.ours;
  if (wanted === port.default) {
    throw new PlanError(`port is ${String(wanted)}, the engine's own, which scanners try first: take another.`);
  }
  if (!zone.ports.includes(wanted)) {
    const open = zone.ports.length === 0 ? "none" : zone.ports.join(", ");
    throw new PlanError(
      `No flow leads to port ${String(wanted)} of the zone (there are flows to ${open}): add one to the network, or set port.`,
    );
  }
  return wanted;
};

import { att, Input, planned, ref, type Planned, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Tags } from "../../model/planned/tags";
import { instanceEngines, type Engine } from "./engine";
import type { InstanceForm } from "./spec";
import { guarded, logGroups, parameters, subnetGroup, watched, type Setting } from "./surroundings";

/** Where a form of a database shows what it is. */
export interface Shown {
  readonly resources: readonly Planned[];
  readonly arn: Text;
  readonly address: Text;
  readonly readAddress: Text;
  readonly secretArn: Text;
  readonly resourceId: Text;
  readonly members: { readonly [letter: string]: Text };
}

/** A DB instance with a standby in another availability zone (FSBP RDS.5), on storage of its own. */
export const planInstance = (setting: Setting, { engine: name, size, storageGib }: InstanceForm): Shown => {
  const engine = instanceEngines[name];
  if (!Number.isInteger(storageGib) || storageGib < 20 || storageGib > 65536) {
    throw new PlanError(`storageGib is ${String(storageGib)}: RDS takes whole GiB from 20 to 65536.`);
  }
  const logs = logGroups("instance", setting, engine);
  const options = optionGroup(setting.tags, setting.name, engine);
  const instance = {
    ...planned("AWS::RDS::DBInstance", "instance", {
      ...guarded(setting, engine),
      ...watched(setting, size),
      AllocatedStorage: String(storageGib),
      DBInstanceIdentifier: setting.name,
      ...(setting.databaseName === undefined ? {} : { DBName: setting.databaseName }),
      DBParameterGroupName: ref("parameter-group"),
      Engine: engine.name,
      MultiAZ: !setting.singleZone,
      ...(options.length === 0 ? {} : { OptionGroupName: ref("option-group") }),
      Port: String(setting.port),
      StorageType: "gp3",
      VPCSecurityGroups: [new Input(setting.zone.securityGroup)],
    }),
    retained: !setting.deletable,
    dependsOn: logs.map(({ id }) => id),
  };
  return {
    resources: [
      subnetGroup(setting),
      planned("AWS::RDS::DBParameterGroup", "parameter-group", parameters(setting, engine)),
      ...options,
      ...logs,
      instance,
    ],
    arn: att("instance", "DBInstanceArn"),
    address: att("instance", "Endpoint.Address"),
    readAddress: att("instance", "Endpoint.Address"),
    secretArn: att("instance", "MasterUserSecret.SecretArn"),
    resourceId: att("instance", "DbiResourceId"),
    members: {},
  };
};

/** MySQL's audit log comes by an option, PostgreSQL's by parameters. */
const optionGroup = (tags: Tags, name: string, engine: Engine<"mysql" | "postgres">): readonly Planned[] => {
  const options = Object.entries(engine.options);
  if (engine.name !== "mysql" || options.length === 0) return [];
  return [
    planned("AWS::RDS::OptionGroup", "option-group", {
      EngineName: engine.name,
      MajorEngineVersion: engine.version,
      OptionGroupDescription: `${name}: connections and changes of rights are logged`,
      OptionConfigurations: options.map(([OptionName, settings]) => ({
        OptionName,
        OptionSettings: Object.entries(settings).map(([Name, Value]) => ({ Name, Value })),
      })),
      Tags: tags,
    }),
  ];
};

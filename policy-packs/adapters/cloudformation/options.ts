import type { Kind } from "../../../components/model/graph";
import { noOptions, type Departure, type Options } from "../../../components/model/options";
import type { Raw, RawObject } from "../../../components/model/raw";
import type { Around } from "./around";
import { own } from "./template";
import { isList } from "./values";

/** A policy that CloudFormation does not know, or one that is not decided, is undefined. A first creation that failed leaves no data. */
const departures: { readonly [policy: string]: Departure } = {
  Delete: "delete",
  Retain: "retain",
  RetainExceptOnCreate: "retain",
  Snapshot: "snapshot",
};

const departureOf = (policy: Raw, byDefault: Departure): Departure | undefined =>
  policy === undefined ? byDefault : typeof policy === "string" ? departures[policy] : undefined;

/**
 * Databases leave a snapshot where nobody says otherwise, instances of a cluster excepted:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
const byDefault = (kind: Kind, properties: Raw): Departure => {
  if (kind === "AWS::RDS::DBCluster") return "snapshot";
  const ofCluster = typeof properties === "object" && properties !== null && "DBClusterIdentifier" in properties;
  return kind === "AWS::RDS::DBInstance" && !ofCluster ? "snapshot" : "delete";
};

/** What a template says of a resource to CloudFormation itself. */
export const optionsOf = (
  body: RawObject,
  kind: Kind,
  around: Around,
  addressOf: (logicalId: string) => string,
): Options => {
  const said = (key: string): Raw => around.resolve(own(body, key));
  const after = said("DependsOn");
  const onDelete = departureOf(said("DeletionPolicy"), byDefault(kind, own(body, "Properties")));
  const onReplace = departureOf(said("UpdateReplacePolicy"), "delete");
  const names = (isList(after) ? after : [after]).filter((it): it is string => typeof it === "string");
  if (names.length === 0 && onDelete === "delete" && onReplace === "delete") return noOptions;
  return {
    protect: false,
    ignoreChanges: [],
    ...(onDelete === undefined ? {} : { onDelete }),
    ...(onReplace === undefined ? {} : { onReplace }),
    dependsOn: names.map(addressOf),
  };
};

import { isObject, type Raw, type RawObject } from "../../../../components/model/raw";
import { own } from "../template";
import { isCall, main, mapAt, renamed, type Made, type Serverless } from "./made";

/**
 * aws-cdk-lib/aws-eks has its clusters made by functions of its own, with what EKS's API takes: the same as CloudFormation's
 * properties, but for small first letters, for tags and for logs. https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html
 */
export const clusterOf = (it: Serverless): Made => {
  const { logging, tags, ...config } = mapAt(it.properties, "Config");
  const properties = { ...titled(config), ...loggingOf(logging), ...tagsOf(tags) };
  return { resources: { [it.id]: main(it, "AWS::EKS::Cluster", properties) }, notes: [] };
};

/** The same for pods without machines: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateFargateProfile.html */
export const fargateProfileOf = (it: Serverless): Made => {
  const { tags, ...config } = mapAt(it.properties, "Config");
  return {
    resources: { [it.id]: main(it, "AWS::EKS::FargateProfile", { ...titled(config), ...tagsOf(tags) }) },
    notes: [],
  };
};

const titled = (properties: RawObject): RawObject =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), titledIn(value)]),
  );

const titledIn = (value: Raw): Raw => {
  if (Array.isArray(value)) return (value as readonly Raw[]).map(titledIn);
  return isObject(value) && !isCall(value) ? titled(value) : value;
};

/** The API takes sets of logs that are on or off, CloudFormation those that are on. */
const loggingOf = (logging: Raw): RawObject => {
  const sets = isObject(logging) ? own(logging, "clusterLogging") : undefined;
  if (!Array.isArray(sets)) return renamed("Logging", logging);
  const on = (sets as readonly Raw[]).filter((set) => !isObject(set) || own(set, "enabled") !== false);
  const types = on.flatMap((set): readonly Raw[] => {
    const named = isObject(set) ? own(set, "types") : undefined;
    return Array.isArray(named) ? (named as readonly Raw[]) : [];
  });
  return { Logging: { ClusterLogging: { EnabledTypes: types.map((Type) => ({ Type })) } } };
};

const tagsOf = (tags: Raw): RawObject =>
  isObject(tags) && !isCall(tags)
    ? { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }
    : renamed("Tags", tags);

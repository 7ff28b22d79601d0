/**
 * Return values that AWS documents to equal a property where the template sets it, by type: the attribute and the property.
 * Source: "Return values" of each type in the CloudFormation template reference.
 */
const equalities: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "AWS::DocDB::DBCluster": { Port: "Port" },
  "AWS::EC2::SecurityGroup": { VpcId: "VpcId" },
  "AWS::EC2::Subnet": { AvailabilityZone: "AvailabilityZone", CidrBlock: "CidrBlock", VpcId: "VpcId" },
  "AWS::EC2::VPC": { CidrBlock: "CidrBlock" },
  "AWS::ElastiCache::CacheCluster": { "ConfigurationEndpoint.Port": "Port", "RedisEndpoint.Port": "Port" },
  "AWS::ElastiCache::ReplicationGroup": {
    "ConfigurationEndPoint.Port": "Port",
    "PrimaryEndPoint.Port": "Port",
    "ReaderEndPoint.Port": "Port",
  },
  "AWS::Neptune::DBCluster": { Port: "DBPort" },
  "AWS::RDS::DBCluster": { "Endpoint.Port": "Port" },
  "AWS::RDS::DBInstance": { "Endpoint.Port": "Port" },
  "AWS::Redshift::Cluster": { "Endpoint.Port": "Port" },
};

/** The property that an attribute of a resource of this type equals. */
export const propertyOf = (type: string, attribute: string): string | undefined => {
  const ofType = Object.hasOwn(equalities, type) ? equalities[type] : undefined;
  return ofType !== undefined && Object.hasOwn(ofType, attribute) ? ofType[attribute] : undefined;
};

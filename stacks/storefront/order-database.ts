import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface OrderDatabaseArgs {
  readonly owner: string;
  readonly key: pulumi.Input<string>;
  readonly zone: {
    readonly subnets: { readonly [letter: string]: pulumi.Input<string> };
    readonly securityGroup: pulumi.Input<string>;
  };
}

/** The orders, in PostgreSQL. RDS makes the password, keeps it in Secrets Manager and changes it; nobody has to know it. */
export const orderDatabase = ({ owner, key, zone }: OrderDatabaseArgs): aws.rds.Instance => {
  const tags = { Owner: owner };
  const subnets = new aws.rds.SubnetGroup("orders", { subnetIds: Object.values(zone.subnets), tags });
  const parameters = new aws.rds.ParameterGroup("orders", {
    family: "postgres17",
    parameters: [
      { name: "rds.force_ssl", value: "1" },
      { name: "log_connections", value: "1" },
      { name: "pgaudit.log", value: "ddl,role" },
      { name: "shared_preload_libraries", value: "pg_stat_statements,pgaudit", applyMethod: "pending-reboot" },
    ],
    tags,
  });
  return new aws.rds.Instance(
    "orders",
    {
      engine: "postgres",
      engineVersion: "17",
      instanceClass: "db.t4g.medium",
      allocatedStorage: 50,
      port: 5433,
      username: "storefront",
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: key,
      iamDatabaseAuthenticationEnabled: true,
      storageEncrypted: true,
      kmsKeyId: key,
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: key,
      monitoringInterval: 60,
      monitoringRoleArn: monitoringRole(owner).arn,
      multiAz: true,
      backupRetentionPeriod: 30,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      finalSnapshotIdentifier: "storefront-orders-final",
      autoMinorVersionUpgrade: true,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
      publiclyAccessible: false,
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [zone.securityGroup],
      parameterGroupName: parameters.name,
      tags,
    },
    { protect: true },
  );
};

/** Lets RDS write what the machine's processes do to CloudWatch, for this account's databases only. */
const monitoringRole = (owner: string): aws.iam.Role => {
  const role = new aws.iam.Role("order-monitoring", {
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "monitoring.rds.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": aws.getCallerIdentityOutput().accountId } },
        },
      ],
    }),
    tags: { Owner: owner },
  });
  new aws.iam.RolePolicyAttachment("order-monitoring", {
    role: role.name,
    policyArn: aws.iam.ManagedPolicy.AmazonRDSEnhancedMonitoringRole,
  });
  return role;
};

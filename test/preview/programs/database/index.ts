import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const password = config.requireSecret("password");
const settings = config.requireObject<{ name: string; tags: Record<string, string> }>("settings");

const key = new aws.kms.Key("db", { enableKeyRotation: true });
const database = new aws.rds.Instance("db", {
  engine: "postgres",
  instanceClass: "db.t4g.micro",
  allocatedStorage: 20,
  dbName: settings.name,
  username: "app",
  password,
  storageEncrypted: true,
  kmsKeyId: key.arn,
  skipFinalSnapshot: true,
  tags: settings.tags,
});

const connection = pulumi.interpolate`postgres://app:${password}@${database.endpoint}/${settings.name}`;
const secret = new aws.secretsmanager.Secret("connection");
new aws.secretsmanager.SecretVersion("connection", { secretId: secret.id, secretString: connection });

new aws.ssm.Parameter("host", { type: "String", value: database.endpoint.apply((it) => it.split(":")[0]!) });

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Resources as the generated SDKs of other providers declare them. */
class Custom extends pulumi.CustomResource {
  [output: string]: unknown;
  constructor(type: string, name: string, args: pulumi.Inputs, outputs: readonly string[]) {
    super(type, name, { ...args, ...Object.fromEntries(outputs.map((output) => [output, args[output]])) });
  }
  out(output: string): pulumi.Output<string> {
    return this[output] as pulumi.Output<string>;
  }
}

const password = new Custom("random:index/randomPassword:RandomPassword", "password", { length: 24 }, ["result"]);
const suffix = new Custom("random:index/randomId:RandomId", "suffix", { byteLength: 4 }, ["hex"]);
const key = new Custom("tls:index/privateKey:PrivateKey", "key", { algorithm: "RSA" }, ["publicKeyOpenssh", "privateKeyPem"]);
const bucket = new Custom("aws-native:s3:Bucket", "native", {}, ["arn", "bucketName"]);
const space = new Custom("kubernetes:core/v1:Namespace", "apps", { metadata: { labels: { app: "web" } } }, ["metadata"]);
const other = new Custom("acme:index:Thing", "thing", { size: 3 }, ["address"]);

new aws.s3.Bucket("named", { bucket: pulumi.interpolate`logs-${suffix.out("hex").apply((it) => it.toLowerCase())}` });
new aws.ec2.KeyPair("ssh", { publicKey: key.out("publicKeyOpenssh").apply((it) => it.trim()) });
new aws.rds.Cluster("db", { engine: "aurora-mysql", masterUsername: "app", masterPassword: password.out("result") });
new aws.ssm.Parameter("url", { type: "SecureString", value: pulumi.interpolate`mysql://app:${password.out("result")}@db` });
new aws.ssm.Parameter("arn", { type: "String", value: bucket.out("arn") });
new aws.ssm.Parameter("space", {
  type: "String",
  value: (space["metadata"] as pulumi.Output<{ name: string }>).apply(({ name }) => name.toUpperCase()),
});
new aws.ssm.Parameter("address", { type: "String", value: other.out("address").apply((it) => it.split(":")[0]!) });

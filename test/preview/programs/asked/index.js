const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const keys = new pulumi.Config("asked");
const written = new aws.Provider("written", { region: "eu-west-1", accessKey: "AKIAIOSFODNN7EXAMPLE" });
new aws.Provider("given", { region: "eu-west-1", secretKey: keys.requireSecret("key") });

const byName = { filters: [{ name: "name", values: ["ubuntu-*"] }], mostRecent: true };
const image = aws.ec2.getAmiOutput(byName);
aws.ec2.getAmiOutput(byName);
aws.ec2.getAmiOutput({ ...byName, owners: ["amazon"] });
new aws.ec2.Instance("shop", { ami: image.id, instanceType: "t3.micro" }, { provider: written });
new aws.sqs.Queue("jobs", {}, { provider: written });
new aws.sqs.Queue("mails", {}, { pluginDownloadURL: "http://plugins.example.com" });

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const files = new aws.s3.Bucket("files");
const readers = aws.iam.getPolicyDocumentOutput({
  statements: [{ actions: ["s3:GetObject"], resources: [pulumi.interpolate`${files.arn}/*`] }],
});
new aws.iam.Policy("readers", { policy: readers.json });
new aws.ec2.Instance("web", {
  instanceType: "t3.micro",
  ami: aws.ec2.getAmiOutput({ owners: ["amazon"], mostRecent: true }).id,
  subnetId: aws.ec2.getSubnetOutput({ id: "subnet-0a1b2c3d4e5f60718" }).id,
});

import * as aws from "@pulumi/aws";

new aws.s3.Bucket("before");

const settings: { owner?: { name: string } } = {};

console.log("about to fail");
new aws.s3.Bucket("after", { tags: { Owner: settings.owner!.name } });

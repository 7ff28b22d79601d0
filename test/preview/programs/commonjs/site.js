"use strict";
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

class Site extends pulumi.ComponentResource {
  constructor(name, args, opts) {
    super("acme:web:Site", name, args, opts);
    this.bucket = new aws.s3.Bucket(name, { tags: { Owner: args.owner } }, { parent: this });
    this.registerOutputs({ bucket: this.bucket.id });
  }
}

module.exports = { Site };

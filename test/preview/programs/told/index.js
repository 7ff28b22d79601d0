const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

pulumi.runtime.registerResourceTransform(({ name, props, opts }) =>
  name === "changed" ? { props, opts: { ...opts, retainOnDelete: true, ignoreChanges: ["encrypted"] } } : undefined,
);

const key = new aws.kms.Key("key", {}, { protect: true });
new aws.efs.FileSystem("files", { encrypted: true }, { retainOnDelete: true, ignoreChanges: ["tags"], dependsOn: key });
new aws.efs.FileSystem("changed", { encrypted: true });

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

pulumi.runtime.registerResourceTransform(({ type, props, opts }) =>
  type === "aws:s3/bucket:Bucket" ? { props: { ...props, tags: { ...props.tags, Stage: "transformed" } }, opts } : undefined,
);
pulumi.runtime.registerInvokeTransform(({ args, opts }) => ({ args: { ...args, keyName: "renamed" }, opts }));
pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
  type === "aws:sqs/queue:Queue" ? { props: { ...props, kmsMasterKeyId: "alias/aws/sqs" }, opts } : undefined,
);

class Storage extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("acme:storage:Storage", name, {}, opts);
    new aws.s3.Bucket(`${name}-inner`, { tags: { Name: name } }, { parent: this });
    this.registerOutputs();
  }
}

new aws.s3.Bucket("plain");
new Storage("storage", {
  transforms: [({ props, opts }) => ({ props: { ...props, forceDestroy: true }, opts: { ...opts, protect: true } })],
});
new aws.sqs.Queue("queue");

export const image = aws.ec2.getKeyPairOutput({ keyName: "original" }).keyName;

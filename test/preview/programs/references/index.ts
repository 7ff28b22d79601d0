import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface PairArgs {
  readonly source: pulumi.Input<aws.s3.Bucket>;
}

/** Takes a resource apart that it is given as an input. */
class Copy extends pulumi.ComponentResource {
  readonly target: aws.s3.Bucket;
  constructor(name: string, args: PairArgs) {
    super("acme:storage:Copy", name, args);
    this.target = new aws.s3.Bucket(`${name}-target`, {}, { parent: this });
    new aws.s3.BucketObject(
      `${name}-object`,
      { bucket: this.target, content: pulumi.output(args.source).apply((it) => it.arn), key: "source" },
      { parent: this, dependsOn: [this.target] },
    );
    this.registerOutputs({ target: this.target });
  }
}

const source = new aws.s3.Bucket("source", {}, { aliases: [{ name: "old-source" }] });
const copy = new Copy("copy", { source });
const again = pulumi.output({ nested: { bucket: copy.target } }).nested.bucket.arn;
new aws.sqs.Queue("echo", { tags: { Arn: again } }, { deletedWith: copy, hooks: { afterCreate: [new pulumi.ResourceHook("note", async () => undefined)] } });

export const state = aws.s3.Bucket.isInstance(copy.target);

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const owner = config.get("owner") ?? "nobody";
const token = config.getSecret("token") ?? pulumi.secret("none");

const zone = aws.getAvailabilityZonesOutput({ state: "available" }).names[0]!;
const region = pulumi.output(aws.getRegion({})).apply((it) => it.region);
const image = aws.ec2.getAmi({ owners: ["amazon"], mostRecent: true }, { async: true }).then(({ id }) => id);

const trust = aws.iam
  .getPolicyDocument({
    statements: [{ actions: ["sts:AssumeRole"], principals: [{ type: "Service", identifiers: ["lambda.amazonaws.com"] }] }],
  })
  .then(({ json }) => json);
const role = new aws.iam.Role("role", { assumeRolePolicy: trust, tags: { Owner: owner } });

const handler = new aws.lambda.Function("handler", {
  role: role.arn,
  runtime: "nodejs20.x",
  handler: "index.handler",
  code: new pulumi.asset.AssetArchive({ ".": new pulumi.asset.FileArchive("./app") }),
  environment: { variables: { TOKEN: token, REGION: region } },
});

const events = new aws.dynamodb.Table("events", {
  attributes: [{ name: "id", type: "S" }],
  hashKey: "id",
  readCapacity: 1,
  writeCapacity: 1,
  streamEnabled: true,
  streamViewType: "NEW_IMAGE",
});
events.onEvent("changed", async () => undefined, { startingPosition: "LATEST" });

const stream = new aws.kinesis.Stream("stream", { shardCount: 1 });
const lines = new aws.cloudwatch.LogGroup("lines");
lines.onEvent("line", async () => undefined);
new aws.cloudwatch.EventRule("rule", { scheduleExpression: "rate(1 hour)" }).onEvent("tick", handler);

new aws.autoscaling.Group("group", {
  availabilityZones: [zone],
  minSize: 1,
  maxSize: 2,
  launchTemplate: {
    id: new aws.ec2.LaunchTemplate("template", { imageId: image, instanceType: "t3.micro" }).id,
    version: "$Latest",
  },
});

for (const name of ["one", "two"]) {
  new aws.s3.BucketObject(name, { bucket: new aws.s3.BucketV2(`bucket-${name}`), content: pulumi.output(name).apply((it) => it) });
}

const board = new aws.cloudwatch.Dashboard("board", {
  dashboardName: "board",
  dashboardBody: pulumi.all([handler.name, stream.name]).apply((names) => JSON.stringify({ widgets: names.map((name) => ({ name })) })),
});

export const urn = pulumi.interpolate`${board.urn}`;
export const length = pulumi.output(token).apply((it) => it.length);
export const everything = { role, arns: [handler.arn, events.streamArn.apply((it) => it.split("/").pop())] };

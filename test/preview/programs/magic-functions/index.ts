import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const uploads = new aws.s3.Bucket("uploads");
const table = new aws.dynamodb.Table("table", {
  attributes: [{ name: "id", type: "S" }],
  hashKey: "id",
  billingMode: "PAY_PER_REQUEST",
});

uploads.onObjectCreated("onUpload", async (event) => {
  for (const record of event.Records ?? []) console.log(`${record.s3.object.key} goes to ${table.name.get()}`);
});

const queue = new aws.sqs.Queue("queue", { visibilityTimeoutSeconds: 200 });
queue.onEvent("message", async (event) => {
  console.log(event.Records.length);
});

const topic = new aws.sns.Topic("topic");
topic.onEvent("notice", async () => undefined);

aws.cloudwatch.onSchedule("nightly", "cron(0 2 * * ? *)", async () => undefined);

const callback = new aws.lambda.CallbackFunction("callback", {
  memorySize: 256,
  callback: async () => ({ statusCode: 200, body: "ok" }),
});

export const invoke = pulumi.interpolate`${callback.invokeArn}`;

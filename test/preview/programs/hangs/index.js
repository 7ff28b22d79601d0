new (require("@pulumi/aws").sqs.Queue)("first");
setInterval(() => undefined, 1000);

const aws = require("@pulumi/aws");

const largest = Math.max.bind(null, 1);

new aws.lambda.CallbackFunction("largest", { callback: async () => largest(2) });

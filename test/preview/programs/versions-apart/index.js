const aws = require("@pulumi/aws");

exports.arn = aws.iam.ManagedPolicies.AWSLambdaFullAccess;

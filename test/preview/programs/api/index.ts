import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("handler", {
  assumeRolePolicy: {
    Version: "2012-10-17",
    Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" } }],
  },
  managedPolicyArns: [aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole],
});

const handler = new aws.lambda.Function("handler", {
  runtime: aws.lambda.Runtime.NodeJS20dX,
  handler: "index.handler",
  role: role.arn,
  code: new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.StringAsset("exports.handler = async () => ({ statusCode: 200 });"),
    lib: new pulumi.asset.FileArchive("./lib"),
  }),
});

const api = new aws.apigateway.RestApi("api", {
  body: handler.invokeArn.apply((uri) =>
    JSON.stringify({
      swagger: "2.0",
      paths: { "/{proxy+}": { "x-amazon-apigateway-any-method": { "x-amazon-apigateway-integration": { uri, type: "aws_proxy", httpMethod: "POST" } } } },
    }),
  ),
});

const deployment = new aws.apigateway.Deployment("api", { restApi: api, triggers: { body: api.body.apply((it) => it!) } });
const stage = new aws.apigateway.Stage("api", { restApi: api.id, deployment: deployment.id, stageName: "v1" });

new aws.lambda.Permission("api", {
  action: "lambda:invokeFunction",
  function: handler,
  principal: "apigateway.amazonaws.com",
  sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
});

const http = new aws.apigatewayv2.Api("http", { protocolType: "HTTP", target: handler.arn });
const link = new aws.lambda.FunctionUrl("url", { functionName: handler.name, authorizationType: "AWS_IAM" });

export const url = stage.invokeUrl;
export const endpoints = [http.apiEndpoint, link.functionUrl];

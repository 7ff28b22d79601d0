import rule from "../../../policy-packs/rules/mediated-access/api-requests-validated";
import { testRule, unknown } from "../../rule-tester";

const api = (properties: object = {}) => ({
  type: "AWS::ApiGateway::RestApi",
  properties: { Name: "shop", ...properties } as never,
});
const validator = (ValidateRequestBody: unknown, ValidateRequestParameters: unknown = true) => ({
  type: "AWS::ApiGateway::RequestValidator",
  properties: { RestApiId: { Ref: "RestApi" }, ValidateRequestBody, ValidateRequestParameters } as never,
});
const definition = (validateRequestParameters: boolean) => ({
  openapi: "3.0.1",
  "x-amazon-apigateway-request-validators": { all: { validateRequestBody: true, validateRequestParameters } },
});
const pulumi = (properties: object, ...more: object[]) =>
  [{ type: "aws:apigateway/restApi:RestApi", properties }, ...more] as never;

testRule(rule, {
  pass: [
    [api(), validator(true)],
    [api(), validator(false), { ...validator(true), name: "Second" }],
    [api({ Body: definition(true) })],
    pulumi({ body: JSON.stringify(definition(true)) }),
    pulumi(
      {},
      {
        type: "aws:apigateway/requestValidator:RequestValidator",
        properties: { restApi: { Ref: "RestApi" }, validateRequestBody: true, validateRequestParameters: true },
      },
    ),
  ],
  fail: [
    [[api()], /No validator looks at/],
    [[api(), validator(true, false)], /No validator looks at/],
    [[api({ Body: definition(false) })], /No validator looks at/],
    [pulumi({ name: "shop" }), /No validator looks at/],
  ],
  unknown: [[api(), validator(unknown)], [api({ BodyS3Location: { Bucket: "definitions", Key: "shop.yaml" } })]],
});

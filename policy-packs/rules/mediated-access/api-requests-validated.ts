import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { allOf, anyOf, unclear } from "../../facets/read";
type RestApi = View<Properties<"AWS::ApiGateway::RestApi">>;
type Validator = View<Properties<"AWS::ApiGateway::RequestValidator">>;

const isFull = (it: Validator): Value<boolean> => {
  const body = it.get("ValidateRequestBody").bool(false);
  return allOf([body, it.get("ValidateRequestParameters").bool(false)], body);
};

/** What an OpenAPI definition says of validators: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-request-validators.html */
interface Definition {
  readonly "x-amazon-apigateway-request-validators"?: {
    readonly [name: string]: { readonly validateRequestBody?: boolean; readonly validateRequestParameters?: boolean };
  };
}

const inDefinition = (it: RestApi): Value<boolean> => {
  const stored = it.get("BodyS3Location").get("Bucket");
  if (!stored.isAbsent()) return unclear(stored, "the definition of the API lies there");
  const body = it.get("Body") as View<unknown> as View<Definition>;
  const validators = body.get("x-amazon-apigateway-request-validators").entries();
  return given(validators, (all) =>
    anyOf(
      all.map(([, one]) => {
        const checksBody = one.get("validateRequestBody").bool(false);
        return allOf([checksBody, one.get("validateRequestParameters").bool(false)], checksBody);
      }),
      derive(validators, () => false),
    ),
  );
};

export default defineRule({
  id: "api-requests-validated",
  title: "A REST API turns away requests that are not as they should be",
  principle: "mediated-access",
  severity: "medium",
  why: "Without a validator every malformed body and missing parameter reaches the code behind, which then has to be right about each.",
  fix: {
    pulumi:
      "Add an aws.apigateway.RequestValidator with `validateRequestBody` and `validateRequestParameters`, and name it in the methods' `requestValidatorId`; in an OpenAPI definition, `x-amazon-apigateway-request-validators` and `x-amazon-apigateway-request-validator`.",
    cloudformation:
      "Add an AWS::ApiGateway::RequestValidator with `ValidateRequestBody` and `ValidateRequestParameters`, and name it in the methods' `RequestValidatorId`; in an OpenAPI definition, `x-amazon-apigateway-request-validators` and `x-amazon-apigateway-request-validator`.",
  },
  links: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html"],
  checks: {
    "AWS::ApiGateway::RestApi": (it, near) => {
      const own = near.satellites("AWS::ApiGateway::RequestValidator").map(({ view }) => isFull(view));
      return given(anyOf([...own, inDefinition(it)], inDefinition(it)), (validated) =>
        validated ? pass : fail(it, "no validator looks at the body and the parameters of its requests"),
      );
    },
  },
  examples: {
    good: [
      { type: "AWS::ApiGateway::RestApi", properties: { Name: "shop" } },
      {
        type: "AWS::ApiGateway::RequestValidator",
        properties: { RestApiId: { Ref: "RestApi" }, ValidateRequestBody: true, ValidateRequestParameters: true },
      },
    ],
    bad: [{ type: "AWS::ApiGateway::RestApi", properties: { Name: "shop" } }],
  },
  equivalents: [
    { id: "AwsSolutions-APIG2", type: "AWS::ApiGateway::RestApi" },
    { id: "CKV2_AWS_53", type: "AWS::ApiGateway::RestApi" },
  ],
});

import { expect, it } from "@jest/globals";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { evaluate } from "../../../policy-packs/core/evaluate";
import callersAreAuthenticated from "../../../policy-packs/rules/authentication/callers-are-authenticated";

it("sees that a REST API of the Serverless Framework, which writes an empty policy, lets in everybody", () => {
  const template = {
    Resources: {
      ApiGatewayRestApi: { Type: "AWS::ApiGateway::RestApi", Properties: { Name: "dev-orders", Policy: "" } },
      ApiGatewayMethodOrdersGet: {
        Type: "AWS::ApiGateway::Method",
        Properties: { HttpMethod: "GET", RestApiId: { Ref: "ApiGatewayRestApi" }, AuthorizationType: "NONE" },
      },
    },
  };
  const { graph } = adaptTemplate(template, { file: "stack.json", locate: () => 1 });
  const { findings } = evaluate(graph, [callersAreAuthenticated]);
  expect(findings.map(({ verdict, resource }) => `${verdict} ${resource.address}`)).toEqual([
    "fail ApiGatewayMethodOrdersGet",
  ]);
});

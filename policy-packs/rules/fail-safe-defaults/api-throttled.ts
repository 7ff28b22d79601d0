import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, isTrue, pass } from "../../core/verdict";
import { allOf, anyOf } from "../../facets/read";
import { write } from "../../facets/fixes/fix";
type Stage = View<Properties<"AWS::ApiGateway::Stage">>;

const unlimited = "a flood of requests takes the quota of the whole account, and reaches what stands behind";
const noMethod = `no method has a limit, so ${unlimited}`;

const ofMethods = (it: Stage): Value<boolean> => {
  const settings = it.get("MethodSettings").items();
  return given(settings, (list) =>
    anyOf(
      list.map((one) => {
        const rate = one.get("ThrottlingRateLimit").isSet();
        return allOf([rate, one.get("ThrottlingBurstLimit").isSet()], rate);
      }),
      derive(settings, () => false),
    ),
  );
};

/** The usage plans that limit the callers of this stage. */
const plans = (near: Neighbours<"AWS::ApiGateway::Stage">): readonly Value<boolean>[] =>
  near
    .all("AWS::ApiGateway::UsagePlan")
    .filter(({ view }) =>
      view
        .get("ApiStages")
        .alternatives()
        .some((one) =>
          near.targets(one.get("Stage"), "AWS::ApiGateway::Stage").some(({ address }) => address === near.self.address),
        ),
    )
    .map(({ view }) => view.get("Throttle").get("RateLimit").isSet());

export default defineRule({
  id: "api-throttled",
  title: "An API says how many requests it takes",
  principle: "fail-safe-defaults",
  severity: "low",
  why: "Without limits of its own one API takes the account's whole quota: a flood of one stops all others, and what stands behind is flooded.",
  fix: {
    pulumi: "Set a rate and a burst for all methods.",
    cloudformation: "Set a rate and a burst for all methods.",
  },
  fixes: {
    "AWS::ApiGateway::Stage": write(
      'Add an aws.apigateway.MethodSettings for the stage with `methodPath: "*/*"`, `throttlingRateLimit` and `throttlingBurstLimit`',
      'Set `ThrottlingRateLimit` and `ThrottlingBurstLimit` in the entry of `MethodSettings` with `HttpMethod: "*"` and `ResourcePath: "/*"`',
    ),
    "AWS::ApiGatewayV2::Stage": write(
      "Set `throttlingRateLimit` and `throttlingBurstLimit` in `defaultRouteSettings`",
      "Set `ThrottlingRateLimit` and `ThrottlingBurstLimit` in `DefaultRouteSettings`",
    ),
  },
  links: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html"],
  checks: {
    "AWS::ApiGateway::Stage": (it, near) => {
      const limited = anyOf([ofMethods(it), ...plans(near)], ofMethods(it));
      return given(limited, (is) => (is ? pass : fail(it.get("MethodSettings"), noMethod)));
    },
    "AWS::ApiGatewayV2::Stage": (it) => {
      const settings = it.get("DefaultRouteSettings");
      const rate = settings.get("ThrottlingRateLimit").isSet();
      return isTrue(allOf([rate, settings.get("ThrottlingBurstLimit").isSet()], rate), unlimited);
    },
  },
  examples: {
    good: [
      {
        type: "AWS::ApiGatewayV2::Stage",
        properties: { DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 } },
      },
    ],
    bad: [{ type: "AWS::ApiGatewayV2::Stage", properties: { StageName: "prod" } }],
  },
  equivalents: [
    { id: "Serverless-APIGWDefaultThrottling", type: "AWS::ApiGateway::Stage" },
    { id: "Serverless-APIGWDefaultThrottling", type: "AWS::ApiGatewayV2::Stage" },
  ],
});

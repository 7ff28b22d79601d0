import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { includesAny } from "../../facets/read";

export default defineRule({
  id: "function-url-origins-named",
  title: "Which websites may call a function's URL, and how, is named",
  principle: "mediated-access",
  severity: "medium",
  why: "Any page that a user has open may then call the function by every method, with what the browser adds for that user.",
  fix: {
    pulumi: "Name in `cors` the websites as `allowOrigins` and the methods as `allowMethods`.",
    cloudformation: "Name in `Cors` the websites as `AllowOrigins` and the methods as `AllowMethods`.",
  },
  links: ["https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors"],
  checks: {
    "AWS::Lambda::Url": (it) => {
      const cors = it.get("Cors");
      const [sites, methods] = [cors.get("AllowOrigins"), cors.get("AllowMethods")];
      return given(includesAny(methods, ["*"]), (anyMethod) =>
        anyMethod
          ? given(includesAny(sites, ["*"]), (any) => (any ? fail(sites, "any website may call it in any way") : pass))
          : pass,
      );
    },
  },
  examples: {
    good: [{ type: "AWS::Lambda::Url", properties: { Cors: { AllowOrigins: ["https://example.com"] } } }],
    bad: [{ type: "AWS::Lambda::Url", properties: { Cors: { AllowMethods: ["*"], AllowOrigins: ["*"] } } }],
  },
  equivalents: [{ id: "CKV2_AWS_75", type: "AWS::Lambda::Url" }],
});

import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, fail, pass } from "../../core/verdict";
const calls = /^lambda:Invoke(Function(Url)?|Async)$/i;

/** CloudFront copies a function to its edge: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html */
const isEdge = (principal: View<string>): boolean =>
  given(principal.str(""), (name) => name === "replicator.lambda.amazonaws.com") === true;

export default defineRule({
  id: "function-permissions-invoke-only",
  title: "Others may call a function, and nothing else",
  principle: "least-privilege",
  severity: "high",
  why: "A permission for more than calling lets the other side read the code and its environment, or put its own code in place of yours.",
  fix: { pulumi: 'Set `action: "lambda:InvokeFunction"`.', cloudformation: "Set `Action: lambda:InvokeFunction`." },
  links: ["https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html"],
  checks: {
    "AWS::Lambda::Permission": (it) =>
      eachOf(it.get("Action") as View<unknown> as View<readonly string[]>, (action) =>
        given(action.str(""), (name) =>
          calls.test(name) || isEdge(it.get("Principal"))
            ? pass
            : fail(action, "it lets others do more with the function than call it"),
        ),
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::Lambda::Permission",
        properties: { Action: "lambda:InvokeFunction", FunctionName: "shop", Principal: "123456789012" },
      },
    ],
    bad: [
      {
        type: "AWS::Lambda::Permission",
        properties: { Action: "lambda:*", FunctionName: "shop", Principal: "123456789012" },
      },
    ],
  },
  equivalents: [{ id: "LAMBDA_PERMISSION_INVOKE_FUNCTION_ACTION", type: "AWS::Lambda::Permission" }],
});

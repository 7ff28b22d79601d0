import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { anyOf, isFilled } from "../../facets/read";
import { write } from "../../facets/fixes/fix";

type Permission = View<Properties<"AWS::Lambda::Permission">>;

const open = (principal: View<string>, because: string, ...narrowing: readonly View<string>[]): Verdict =>
  given(principal.text(), (who): Verdict => {
    if (who !== "*") return pass;
    const narrowed = anyOf(narrowing.map(isFilled), isFilled(principal));
    return given(narrowed, (it) => (it ? pass : fail(principal, because)));
  });

/** Both permissions that a URL for everybody needs: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html */
const isForUrl = (it: Permission): boolean => {
  const type = it.get("FunctionUrlAuthType").str("");
  const only = it.get("InvokedViaFunctionUrl").bool(false);
  return (type.known && type.value === "NONE") || (only.known && only.value);
};

/** A function URL that asks nobody for a name needs this permission, and is judged where it is made. */
const belongsToUrl = (it: Permission, near: Neighbours<"AWS::Lambda::Permission">): boolean => {
  if (!isForUrl(it)) return false;
  const owners = near.targets(it.get("FunctionName"), "AWS::Lambda::Function");
  return near
    .all("AWS::Lambda::Url")
    .some((url) =>
      near
        .targets(url.view.get("TargetFunctionArn"), "AWS::Lambda::Function")
        .some((target) => owners.some((owner) => owner.address === target.address)),
    );
};

export default defineRule({
  id: "functions-not-open-to-anybody",
  title: "Functions and layers are not open to every AWS account",
  principle: "zoning",
  severity: "critical",
  why: "Anybody with an AWS account can call the function with input of their own and at your cost, or download the layer's code.",
  fix: {
    pulumi:
      "Name the caller in `principal` of the aws.lambda.Permission, or narrow it by `principalOrgId`, `sourceAccount` or `sourceArn`.",
    cloudformation: "Name the caller in `Principal`, or narrow it by `PrincipalOrgID`, `SourceAccount` or `SourceArn`.",
  },
  fixes: {
    "AWS::Lambda::LayerVersionPermission": write(
      "Set `organizationId` to your organisation's, or `principal` to an account",
      "Set `OrganizationId` to your organisation's, or `Principal` to an account",
    ),
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1"],
  checks: {
    "AWS::Lambda::LayerVersionPermission": (it) =>
      open(it.get("Principal"), "every AWS account can download the layer", it.get("OrganizationId")),
    "AWS::Lambda::Permission": (it, near) =>
      belongsToUrl(it, near)
        ? pass
        : open(
            it.get("Principal"),
            "every AWS account can call the function",
            it.get("PrincipalOrgID"),
            it.get("SourceAccount"),
            it.get("SourceArn"),
          ),
  },
  examples: {
    good: [{ type: "AWS::Lambda::Permission", properties: { FunctionName: "orders", Principal: "111122223333" } }],
    bad: [{ type: "AWS::Lambda::Permission", properties: { FunctionName: "orders", Principal: "*" } }],
  },
  equivalents: [
    { id: "CKV_AWS_301", type: "AWS::Lambda::Permission" },
    { id: "HIPAA.Security-LambdaFunctionPublicAccessProhibited", type: "AWS::Lambda::Permission" },
    { id: "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED", type: "AWS::Lambda::Permission" },
    { id: "LAMBDA_NO_WILDCARD_PRINCIPALS", type: "AWS::Lambda::Permission" },
    { id: "NIST.800.53.R4-LambdaFunctionPublicAccessProhibited", type: "AWS::Lambda::Permission" },
    { id: "NIST.800.53.R5-LambdaFunctionPublicAccessProhibited", type: "AWS::Lambda::Permission" },
    { id: "PCI.DSS.321-LambdaFunctionPublicAccessProhibited", type: "AWS::Lambda::Permission" },
  ],
});

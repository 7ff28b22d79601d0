import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { atLeast, every, fail, isPass, pass, type Verdict } from "../../core/verdict";
import { unclear } from "../../facets/read";
import { write } from "../../facets/fixes/fix";
/** Seconds; what browsers ask for before they take a site into their own lists: https://hstspreload.org */
const year = 31_536_000;

/** AWS's own policies for CORS alone, which say nothing of HTTPS. */
const corsOnly = ["60669652-455b-4ae9-85a4-c4c02393f86c", "5cc3b908-e619-4b99-88e5-2cf7f45965bd"];

type Config = NonNullable<Properties<"AWS::CloudFront::Distribution">["DistributionConfig"]>;
type Behavior = View<NonNullable<Config["DefaultCacheBehavior"]>>;

/** Code on the way back to the viewer may set the header, too; undefined where none does. */
const byCode = (behavior: Behavior, near: Neighbours): Verdict | undefined => {
  const functions = behavior.get("FunctionAssociations").alternatives();
  const verdicts = functions.filter(onTheWayBack).map((one): Verdict | undefined => {
    const [target] = near.targets(one.get("FunctionARN"), "AWS::CloudFront::Function");
    const code = target?.view.get("FunctionCode").text();
    if (code?.known !== true) return unclear(one.get("FunctionARN"), "the code of the function may set the header");
    return /strict-transport-security/i.test(code.value ?? "") ? pass : undefined;
  });
  const [atEdge] = behavior.get("LambdaFunctionAssociations").alternatives().filter(onTheWayBack);
  if (atEdge !== undefined) verdicts.push(unclear(atEdge, "the code of the function may set the header"));
  const told = verdicts.filter((one) => one !== undefined);
  return told.find(isPass) ?? told[0];
};

const onTheWayBack = (one: View<{ readonly EventType?: string }>): boolean =>
  given(one.get("EventType").str(""), (event) => event.endsWith("-response")) !== false;

/** A policy of this input is judged where it stands. */
const judge = (behavior: Behavior, near: Neighbours): Verdict => {
  const policy = behavior.get("ResponseHeadersPolicyId");
  return given(policy.isSet(), (set) => {
    if (!set) return byCode(behavior, near) ?? fail(policy, "browsers are not told to keep to HTTPS");
    const bare = given(policy.str(""), (id) => corsOnly.includes(id)) === true;
    return bare
      ? (byCode(behavior, near) ?? fail(policy, "this policy of AWS's is about CORS and says nothing of HTTPS"))
      : pass;
  });
};

export default defineRule({
  id: "cloudfront-security-headers",
  title: "CloudFront tells browsers to keep to HTTPS",
  principle: "mediated-access",
  severity: "low",
  why: "Without the header Strict-Transport-Security a browser asks by plain HTTP first, and whoever is on the way answers in your place.",
  fix: {
    pulumi:
      "Name a response headers policy in `responseHeadersPolicyId` of every behaviour, of AWS (`67f7725c-6f97-4210-82d7-5512b31e9d03`) or your own with `strictTransportSecurity` of a year.",
    cloudformation:
      "Name a response headers policy in `ResponseHeadersPolicyId` of every behaviour, of AWS (`67f7725c-6f97-4210-82d7-5512b31e9d03`) or your own with `StrictTransportSecurity` of a year.",
  },
  fixes: {
    "AWS::CloudFront::ResponseHeadersPolicy": write(
      "In `securityHeadersConfig`, set `strictTransportSecurity: { accessControlMaxAgeSec: 31536000, override: true }`",
      "In `SecurityHeadersConfig`, set `StrictTransportSecurity: { AccessControlMaxAgeSec: 31536000, Override: true }`",
    ),
  },
  links: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html",
  ],
  checks: {
    "AWS::CloudFront::Distribution": (it, near) => {
      const config = it.get("DistributionConfig");
      const behaviors = [config.get("DefaultCacheBehavior"), ...config.get("CacheBehaviors").alternatives()];
      return every(behaviors.map((behavior) => judge(behavior, near)));
    },
    "AWS::CloudFront::ResponseHeadersPolicy": (it) =>
      atLeast(
        it
          .get("ResponseHeadersPolicyConfig")
          .get("SecurityHeadersConfig")
          .get("StrictTransportSecurity")
          .get("AccessControlMaxAgeSec")
          .num(0),
        year,
        "browsers forget to keep to HTTPS, or are never told",
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::CloudFront::Distribution",
        properties: {
          DistributionConfig: {
            DefaultCacheBehavior: { ResponseHeadersPolicyId: "67f7725c-6f97-4210-82d7-5512b31e9d03" },
          },
        },
      },
    ],
    bad: [{ type: "AWS::CloudFront::Distribution", properties: { DistributionConfig: { DefaultCacheBehavior: {} } } }],
  },
  equivalents: [
    { id: "CKV2_AWS_32", type: "AWS::CloudFront::Distribution" },
    { id: "CKV_AWS_259", type: "AWS::CloudFront::ResponseHeadersPolicy" },
  ],
});

import rule from "../../../policy-packs/rules/mediated-access/cloudfront-security-headers";
import { testRule, unknown } from "../../rule-tester";

const managed = "67f7725c-6f97-4210-82d7-5512b31e9d03";
const distribution = (first: unknown, ...others: unknown[]) => [
  {
    type: "AWS::CloudFront::Distribution",
    properties: {
      DistributionConfig: {
        DefaultCacheBehavior: { ResponseHeadersPolicyId: first },
        CacheBehaviors: others.map((ResponseHeadersPolicyId) => ({ ResponseHeadersPolicyId })),
      },
    } as never,
  },
];
/** A behaviour whose answers pass a function on their way to the viewer, with the function's code. */
const withFunction = (code: unknown, EventType = "viewer-response", FunctionARN: unknown = atFunction) => [
  {
    type: "AWS::CloudFront::Distribution",
    properties: {
      DistributionConfig: { DefaultCacheBehavior: { FunctionAssociations: [{ EventType, FunctionARN }] } },
    } as never,
  },
  { type: "AWS::CloudFront::Function", properties: { Name: "headers", FunctionCode: code } as never },
];
const atFunction = { "Fn::GetAtt": ["Function", "FunctionARN"] };
const setsIt = "headers['strict-transport-security'] = { value: 'max-age=63072000' };";
const atEdge = (EventType: string) => [
  {
    type: "AWS::CloudFront::Distribution",
    properties: {
      DistributionConfig: { DefaultCacheBehavior: { LambdaFunctionAssociations: [{ EventType }] } },
    } as never,
  },
];
const policy = (AccessControlMaxAgeSec: unknown) => [
  {
    type: "AWS::CloudFront::ResponseHeadersPolicy",
    properties: {
      ResponseHeadersPolicyConfig: { SecurityHeadersConfig: { StrictTransportSecurity: { AccessControlMaxAgeSec } } },
    } as never,
  },
];
const pulumi = (type: string, properties: object) => [{ type, properties: properties as never }];

testRule(rule, {
  pass: [
    distribution(managed, managed),
    policy(31536000),
    withFunction(setsIt),
    [
      {
        type: "aws:cloudfront/distribution:Distribution",
        properties: {
          defaultCacheBehavior: {
            functionAssociations: [{ eventType: "viewer-response", functionArn: { Ref: "Function" } }],
          },
        },
      },
      { type: "aws:cloudfront/function:Function", properties: { code: setsIt } },
    ],
    pulumi("aws:cloudfront/distribution:Distribution", { defaultCacheBehavior: { responseHeadersPolicyId: managed } }),
    pulumi("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", {
      securityHeadersConfig: { strictTransportSecurity: { accessControlMaxAgeSec: 63072000, override: true } },
    }),
  ],
  fail: [
    [
      [{ type: "AWS::CloudFront::Distribution", properties: { DistributionConfig: { DefaultCacheBehavior: {} } } }],
      /DefaultCacheBehavior\.ResponseHeadersPolicyId is not set/,
    ],
    [
      distribution(managed, "60669652-455b-4ae9-85a4-c4c02393f86c"),
      /CacheBehaviors\[0\]\.ResponseHeadersPolicyId is 6066/,
    ],
    // Code that sets another header, or that looks at requests alone, tells browsers nothing.
    [withFunction("headers['x-frame-options'] = { value: 'DENY' };"), /ResponseHeadersPolicyId is not set/],
    [withFunction(setsIt, "viewer-request"), /ResponseHeadersPolicyId is not set/],
    [atEdge("origin-request"), /ResponseHeadersPolicyId is not set/],
    [policy(3600), /AccessControlMaxAgeSec is 3600/],
    [
      pulumi("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", { corsConfig: {} }),
      /strictTransportSecurity\.accessControlMaxAgeSec is not set/,
    ],
  ],
  unknown: [
    distribution(unknown),
    policy(unknown),
    withFunction(unknown),
    withFunction(setsIt, "viewer-response", "arn:aws:cloudfront::111122223333:function/elsewhere"),
    atEdge("origin-response"),
  ],
});

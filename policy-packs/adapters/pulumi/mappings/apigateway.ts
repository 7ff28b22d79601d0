import type * as aws from "@pulumi/aws";
import type { Raw } from "../../../../components/model/raw";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { assemble, fold, map, type Plain, type Satellites } from "../mapping";

/** The SDK takes the API itself, too, and writes its id. */
type MethodArgs = Omit<aws.apigateway.MethodArgs, "restApi"> & { readonly restApi: string };
type MethodSettingsArgs = Omit<aws.apigateway.MethodSettingsArgs, "restApi">;
type IntegrationArgs = Omit<aws.apigateway.IntegrationArgs, "restApi"> & { readonly restApi: string };
type StageArgs = Omit<aws.apigateway.StageArgs, "deployment" | "restApi"> & { readonly restApi: string };
type ValidatorArgs = Omit<aws.apigateway.RequestValidatorArgs, "restApi"> & { readonly restApi: string };

const settingsToken = "aws:apigateway/methodSettings:MethodSettings";

const onText =
  (change: (text: string) => string) =>
  (raw: Raw): Raw =>
    typeof raw === "string" ? change(raw) : raw;

/** `orders/GET` is the method GET of the resource `/orders`, `*\/*` every method of every resource. */
const methodSettings = (it: View<Plain<MethodSettingsArgs>>) =>
  it
    .get("settings")
    .list()
    .each<Setting>((settings) => ({
      CacheDataEncrypted: settings.get("cacheDataEncrypted"),
      CachingEnabled: settings.get("cachingEnabled"),
      DataTraceEnabled: settings.get("dataTraceEnabled"),
      HttpMethod: it.get("methodPath").as<string>(onText((path) => path.replace(/^.*\//, ""))),
      LoggingLevel: settings.get("loggingLevel"),
      ResourcePath: it.get("methodPath").as<string>(onText((path) => `/${path.replace(/\/?[^/]*$/, "")}`)),
      ThrottlingBurstLimit: settings.get("throttlingBurstLimit"),
      ThrottlingRateLimit: settings.get("throttlingRateLimit"),
    }));

interface Setting {
  readonly CacheDataEncrypted?: boolean;
  readonly CachingEnabled?: boolean;
  readonly DataTraceEnabled?: boolean;
  readonly HttpMethod?: string;
  readonly LoggingLevel?: string;
  readonly ResourcePath?: string;
  readonly ThrottlingBurstLimit?: number;
  readonly ThrottlingRateLimit?: number;
}

const allSettings = (satellites: Satellites): View<readonly Setting[]> => {
  const [head = satellites.one<MethodSettingsArgs>(settingsToken), ...rest] =
    satellites.all<MethodSettingsArgs>(settingsToken);
  return View.concat(methodSettings(head), ...rest.map(methodSettings));
};

const stage = assemble<StageArgs, "AWS::ApiGateway::Stage">("AWS::ApiGateway::Stage", (it, satellites) => ({
  StageName: it.get("stageName"),
  AccessLogSetting: { DestinationArn: it.get("accessLogSettings").get("destinationArn") },
  CacheClusterEnabled: it.get("cacheClusterEnabled"),
  MethodSettings: allSettings(satellites),
  RestApiId: it.get("restApi"),
  Tags: tags(it.get("tags")),
  TracingEnabled: it.get("xrayTracingEnabled"),
}));

const restApi = assemble<aws.apigateway.RestApiArgs, "AWS::ApiGateway::RestApi">(
  "AWS::ApiGateway::RestApi",
  (it, satellites) => ({
    Name: it.get("name"),
    Body: it.get("body").json(),
    BodyS3Location: { Bucket: View.absent<string>(it.get("body")) },
    EndpointConfiguration: { Types: it.get("endpointConfiguration").get("types").list() },
    Policy: View.either(
      it.get("policy"),
      satellites.one<aws.apigateway.RestApiPolicyArgs>("aws:apigateway/restApiPolicy:RestApiPolicy").get("policy"),
    ).json(),
    Tags: tags(it.get("tags")),
  }),
);

export const apigateway = {
  "aws:apigateway/domainName:DomainName": map<aws.apigateway.DomainNameArgs, "AWS::ApiGateway::DomainName">(
    "AWS::ApiGateway::DomainName",
    (it) => ({
      DomainName: it.get("domainName"),
      SecurityPolicy: it.get("securityPolicy"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:apigateway/method:Method": map<MethodArgs, "AWS::ApiGateway::Method">("AWS::ApiGateway::Method", (it) => ({
    AuthorizationType: it.get("authorization"),
    HttpMethod: it.get("httpMethod"),
    // A resource of its own here.
    Integration: View.absent(it),
    RestApiId: it.get("restApi"),
  })),
  "aws:apigateway/methodSettings:MethodSettings": fold("AWS::ApiGateway::Stage", "stageName"),
  "aws:apigateway/requestValidator:RequestValidator": map<ValidatorArgs, "AWS::ApiGateway::RequestValidator">(
    "AWS::ApiGateway::RequestValidator",
    (it) => ({
      RestApiId: it.get("restApi"),
      ValidateRequestBody: it.get("validateRequestBody"),
      ValidateRequestParameters: it.get("validateRequestParameters"),
    }),
  ),
  "aws:apigateway/integration:Integration": map<IntegrationArgs, "Custom::ApiGatewayIntegration">(
    "Custom::ApiGatewayIntegration",
    (it) => ({
      ConnectionId: it.get("connectionId"),
      ConnectionType: it.get("connectionType"),
      IntegrationTarget: it.get("integrationTarget"),
      RestApiId: it.get("restApi"),
      Type: it.get("type"),
      Uri: it.get("uri"),
    }),
  ),
  "aws:apigateway/vpcLink:VpcLink": map<aws.apigateway.VpcLinkArgs, "AWS::ApiGateway::VpcLink">(
    "AWS::ApiGateway::VpcLink",
    (it) => ({ Name: it.get("name"), TargetArns: it.get("targetArn").list() }),
  ),
  "aws:apigateway/restApi:RestApi": restApi,
  "aws:apigateway/restApiPolicy:RestApiPolicy": fold("AWS::ApiGateway::RestApi", "restApiId"),
  "aws:apigateway/stage:Stage": stage,
  "aws:apigateway/usagePlan:UsagePlan": map<aws.apigateway.UsagePlanArgs, "AWS::ApiGateway::UsagePlan">(
    "AWS::ApiGateway::UsagePlan",
    (it) => ({
      UsagePlanName: it.get("name"),
      ApiStages: it.get("apiStages").each((stage) => ({
        ApiId: stage.get("apiId"),
        Stage: stage.get("stage"),
        Throttle: View.absent<never>(stage),
      })),
      Tags: tags(it.get("tags")),
      Throttle: {
        BurstLimit: it.get("throttleSettings").get("burstLimit"),
        RateLimit: it.get("throttleSettings").get("rateLimit"),
      },
    }),
  ),
};

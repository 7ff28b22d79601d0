import type { Facets } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import type { Neighbours } from "../../core/rule";
import { openPolicy } from "../policies";
import { allOf, anyOf, certainly, includesAny, isFilled, ownership } from "../read";
import type { FacetsOf } from "../table";

type Stage = View<Properties<"AWS::ApiGateway::Stage">>;
type Method = View<Properties<"AWS::ApiGateway::Method">>;
type RestApi = View<Properties<"AWS::ApiGateway::RestApi">>;

/** A cache takes no key; where the cluster is turned off nothing is cached, whatever the methods say. */
const cache = (it: Stage): Facets["atRest"] => {
  const cluster = it.get("CacheClusterEnabled").bool();
  if (cluster.known && cluster.value === false) return [];
  const settings = it.get("MethodSettings");
  const encrypted = given(settings.items(), (items) =>
    allOf(
      items.map((one) => {
        const caches = one.get("CachingEnabled").bool(false);
        return anyOf([one.get("CacheDataEncrypted").bool(false), derive(caches, (on) => !on)], caches);
      }),
      derive(settings.items(), () => true),
    ),
  );
  return [{ aspect: "cache", encrypted: given(cluster, () => encrypted) }];
};

/** Off unless a setting for all methods says otherwise. */
const executionLogs = (it: Stage): Value<boolean> => {
  const settings = it.get("MethodSettings");
  return given(settings.items(), (items) =>
    anyOf(
      items.map((one) => {
        const level = derive(one.get("LoggingLevel").str("OFF"), (to) => to === "INFO" || to === "ERROR");
        const method = derive(one.get("HttpMethod").str(""), (name) => name === "*");
        return allOf([level, method, derive(one.get("ResourcePath").str(""), (path) => /^\/?\*$/.test(path))], level);
      }),
      derive(settings.items(), () => false),
    ),
  );
};

/** An API that only a VPC reaches, or whose policy says who may call, stands guard for its methods. */
const guarded = (api: RestApi): Value<boolean> => {
  // An empty text is no policy, though it is written: so are the templates of the Serverless Framework.
  const document = api.get("Policy").json();
  const stated = document.isSet();
  const policy = given(stated, (set) => (set ? derive(openPolicy(document), (open) => !open) : stated));
  return anyOf([includesAny(api.get("EndpointConfiguration").get("Types"), ["PRIVATE"]), policy], stated);
};

const authorizer = (it: Method, near: Neighbours<"AWS::ApiGateway::Method">): Facets["authentication"] => {
  const verb = it.get("HttpMethod").str("");
  // A browser asks by OPTIONS whether it may call at all, and sends no credentials with it.
  if (verb.known && verb.value.toUpperCase() === "OPTIONS") return [];
  const own = derive(it.get("AuthorizationType").str("NONE"), (type) => type.toUpperCase() !== "NONE");
  if (certainly(own)) return [{ aspect: "authorizer", required: own }];
  const [api] = near.targets(it.get("RestApiId"), "AWS::ApiGateway::RestApi");
  return [{ aspect: "authorizer", required: api === undefined ? own : anyOf([own, guarded(api.view)], own) }];
};

type Kinds =
  | "AWS::ApiGateway::DomainName"
  | "AWS::ApiGateway::Method"
  | "AWS::ApiGateway::RequestValidator"
  | "AWS::ApiGateway::RestApi"
  | "AWS::ApiGateway::Stage"
  | "AWS::ApiGateway::UsagePlan"
  | "AWS::ApiGateway::VpcLink"
  | "Custom::ApiGatewayIntegration";

export const apigateway: FacetsOf<Kinds> = {
  "AWS::ApiGateway::DomainName": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::ApiGateway::Method": { authentication: authorizer },
  "AWS::ApiGateway::RequestValidator": {},
  "AWS::ApiGateway::VpcLink": {},
  "Custom::ApiGatewayIntegration": {},
  "AWS::ApiGateway::UsagePlan": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::ApiGateway::RestApi": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::ApiGateway::Stage": {
    atRest: cache,
    audit: (it) => [
      { aspect: "access-logs", enabled: isFilled(it.get("AccessLogSetting").get("DestinationArn")) },
      { aspect: "execution-logs", enabled: executionLogs(it) },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};

import type { Facets } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import type { Json } from "../../../components/model/schema";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import type { Neighbours } from "../../core/rule";
import { isFilled, tagMap } from "../read";
import type { FacetsOf } from "../table";

type Route = View<Properties<"AWS::ApiGatewayV2::Route">>;

/**
 * Whether a route is one that can ask for an identity. Of a WebSocket API only `$connect` can; a browser sends no credentials with
 * OPTIONS: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html
 */
const asks = (it: Route, near: Neighbours<"AWS::ApiGatewayV2::Route">): Value<boolean> => {
  const key = it.get("RouteKey").str("");
  return given(key, (route): Value<boolean> => {
    if (route !== "$default") return derive(key, () => route === "$connect" || /^(?!OPTIONS )\S+ /.test(route));
    const [api] = near.targets(it.get("ApiId"), "AWS::ApiGatewayV2::Api");
    return api === undefined
      ? { known: false, at: it.get("ApiId").origin, reason: "its API is defined elsewhere", elsewhere: true }
      : derive(api.view.get("ProtocolType").str(""), (protocol) => protocol !== "WEBSOCKET");
  });
};

const authorizer = (it: Route, near: Neighbours<"AWS::ApiGatewayV2::Route">): Facets["authentication"] => {
  const type = it.get("AuthorizationType").str("NONE");
  const own = derive(type, (of) => of.toUpperCase() !== "NONE");
  if (own.known && own.value) return [{ aspect: "authorizer", required: own }];
  const asking = asks(it, near);
  return asking.known && !asking.value ? [] : [{ aspect: "authorizer", required: given(asking, () => own) }];
};

type Api = View<Properties<"AWS::ApiGatewayV2::Api">>;

/** An API with a target of its own has a route to it that asks nobody for a name. */
const quickCreate = (it: Api): Facets["authentication"] => {
  const target = it.get("Target").isSet();
  return target.known && !target.value ? [] : [{ aspect: "quick-create", required: derive(target, () => false) }];
};

/**
 * A WebSocket API that is used and has no `$connect` lets everybody connect; there alone an identity can be asked for:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
 */
const connect = (it: Api, near: Neighbours<"AWS::ApiGatewayV2::Api">): Facets["authentication"] => {
  const protocol = it.get("ProtocolType").str("");
  if (!protocol.known || protocol.value !== "WEBSOCKET") return [];
  const keys = near
    .all("AWS::ApiGatewayV2::Route")
    .filter(({ view }) =>
      near.targets(view.get("ApiId"), "AWS::ApiGatewayV2::Api").some(({ address }) => address === near.self.address),
    )
    .map(({ view }) => view.get("RouteKey").str(""));
  const lacks = keys.length > 0 && keys.every((key) => key.known && key.value !== "$connect");
  return lacks
    ? [{ aspect: "connect", required: { ...protocol, value: false, shown: "WEBSOCKET without a route $connect" } }]
    : [];
};

/** CloudFormation leaves the tags of a stage free-form; what is written is a map of texts. */
const stageTags = (tags: View<Json>) => tagMap(tags as unknown as View<{ readonly [key: string]: string }>);

export const apigatewayv2: FacetsOf<
  | "AWS::ApiGatewayV2::Api"
  | "AWS::ApiGatewayV2::DomainName"
  | "AWS::ApiGatewayV2::Route"
  | "AWS::ApiGatewayV2::Stage"
  | "AWS::ApiGatewayV2::Integration"
  | "AWS::ApiGatewayV2::VpcLink"
> = {
  "AWS::ApiGatewayV2::Api": {
    authentication: (it, near) => [...quickCreate(it), ...connect(it, near)],
    ownership: (it) => tagMap(it.get("Tags")),
  },
  "AWS::ApiGatewayV2::DomainName": { ownership: (it) => tagMap(it.get("Tags")) },
  "AWS::ApiGatewayV2::Integration": {},
  "AWS::ApiGatewayV2::VpcLink": {},
  "AWS::ApiGatewayV2::Route": { authentication: authorizer },
  "AWS::ApiGatewayV2::Stage": {
    audit: (it) => [{ aspect: "access-logs", enabled: isFilled(it.get("AccessLogSettings").get("DestinationArn")) }],
    ownership: (it) => stageTags(it.get("Tags")),
  },
};

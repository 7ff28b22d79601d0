import { isObject, Reference, Unresolved, type Raw, type RawObject } from "../../../../components/model/raw";
import { own, sectionOf } from "../template";
import { beside, type Made, type Serverless } from "./made";

interface Asked {
  readonly id: string;
  readonly type: "Api" | "HttpApi";
  readonly properties: RawObject;
  /** What points to the API. */
  readonly api: Raw;
}

/**
 * The method or the route that an event stands for, as far as it says who may call. An API with a definition of its own says that
 * there, and one that is defined elsewhere says nothing here.
 */
export const routeOf = (it: Serverless, asked: Asked): Made["resources"] => {
  const found = it.apis.get(idOf(asked.api) ?? "");
  if (found === undefined || own(found, "DefinitionBody") !== undefined || own(found, "DefinitionUri") !== undefined)
    return {};
  const { id, type, properties, api } = asked;
  const [path, method] = [own(properties, "Path"), own(properties, "Method")];
  const verb = typeof method === "string" ? method.toUpperCase() : (method ?? "ANY");
  const kind = authorization(properties, found);
  const asks = kind === undefined ? {} : { AuthorizationType: kind };
  if (type === "Api")
    return { [`${id}Method`]: beside(it, "AWS::ApiGateway::Method", { RestApiId: api, HttpMethod: verb, ...asks }) };
  const key = path === undefined ? "$default" : keyOf(verb, path);
  return { [`${id}Route`]: beside(it, "AWS::ApiGatewayV2::Route", { ApiId: api, RouteKey: key, ...asks }) };
};

const keyOf = (verb: Raw, path: Raw): Raw =>
  typeof verb === "string" && typeof path === "string"
    ? `${verb === "X-AMAZON-APIGATEWAY-ANY-METHOD" ? "ANY" : verb} ${path}`
    : new Unresolved("SAM makes it of parts");

const idOf = (api: Raw): string | undefined => {
  if (typeof api === "string") return api;
  const named = isObject(api) ? own(api, "Ref") : undefined;
  return typeof named === "string" ? named : undefined;
};

/** The event's own authorizer, else the API's default one; undefined where neither asks for any. */
const authorization = (event: RawObject, api: RawObject): Raw => {
  const asked = own(sectionOf(event, "Auth"), "Authorizer") ?? own(sectionOf(api, "Auth"), "DefaultAuthorizer");
  if (asked === undefined || asked === "NONE") return undefined;
  if (asked === "AWS_IAM") return asked;
  return typeof asked === "string" || asked instanceof Reference ? "CUSTOM" : asked;
};

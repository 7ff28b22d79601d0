import { isObject, Unresolved, type Raw, type RawObject } from "../../../../components/model/raw";
import { own } from "../template";
import { beside, main, mapAt, ref, renamed, same, tagList, theirs, type Made, type Serverless } from "./made";

const generated = (): Raw => new Unresolved("SAM writes it from the events of functions");

/** A REST API with its stage. */
export const restApiOf = (it: Serverless): Made => {
  const { id, properties } = it;
  const name = own(properties, "StageName");
  const types = own(properties, "EndpointConfiguration");
  const endpoint = typeof types === "string" ? { Types: [types] } : endpointOf(types);
  const api = main(it, "AWS::ApiGateway::RestApi", {
    ...same(properties, [
      "Name",
      "Description",
      "DisableExecuteApiEndpoint",
      "MinimumCompressionSize",
      "ApiKeySourceType",
    ]),
    ...renamed("EndpointConfiguration", endpoint),
    ...bodyOf(properties, "BodyS3Location"),
    ...policyOf(properties),
    ...tagList(properties),
  });
  const stage = beside(it, "AWS::ApiGateway::Stage", {
    ...same(properties, [
      "AccessLogSetting",
      "CacheClusterEnabled",
      "CacheClusterSize",
      "CanarySetting",
      "MethodSettings",
    ]),
    ...same(properties, ["TracingEnabled", "Variables"]),
    ...tagList(properties),
    RestApiId: ref(id),
    StageName: name,
    DeploymentId: ref(`${id}Deployment`),
  });
  const deployment = beside(it, "AWS::ApiGateway::Deployment", { RestApiId: ref(id) });
  return {
    resources: {
      [id]: api,
      [`${id}Deployment`]: deployment,
      [`${id}${typeof name === "string" ? name : ""}Stage`]: stage,
      ...domainOf(it, "AWS::ApiGateway::DomainName"),
    },
    notes: authNote(it),
  };
};

const endpointOf = (written: Raw): Raw => {
  if (!isObject(written)) return written;
  const type = own(written, "Type");
  return { ...written, ...(type === undefined ? {} : { Types: [type] }) };
};

const bodyOf = (properties: RawObject, location: string): RawObject => {
  const [body, uri] = [own(properties, "DefinitionBody"), own(properties, "DefinitionUri")];
  if (body !== undefined) return { Body: body };
  if (uri === undefined) return { Body: generated() };
  return isObject(uri) ? { [location]: uri } : { Body: new Unresolved(`it stands in a file of its own`) };
};

/** `ResourcePolicy` may hold statements; what it says in SAM's own words becomes statements only there. */
const policyOf = (properties: RawObject): RawObject => {
  const written = own(mapAt(properties, "Auth"), "ResourcePolicy");
  if (!isObject(written)) return {};
  const statements = own(written, "CustomStatements");
  const others = Object.keys(written).filter((key) => key !== "CustomStatements");
  if (others.length > 0) return { Policy: new Unresolved(`SAM writes it from ${others.join(", ")}`) };
  return { Policy: { Version: "2012-10-17", Statement: statements } };
};

const authNote = ({ id, properties }: Serverless): readonly string[] =>
  own(mapAt(properties, "Auth"), "UsagePlan") === undefined
    ? []
    : [`The usage plan that SAM makes for ${id} is not read.`];

/** An HTTP API with its stage. */
export const httpApiOf = (it: Serverless): Made => {
  const { id, properties } = it;
  const name = own(properties, "StageName");
  const written = mapAt(properties, "Tags");
  const tagged = { Tags: { "httpapi:createdBy": "SAM", ...written } };
  const api = main(it, "AWS::ApiGatewayV2::Api", {
    ...same(properties, ["Name", "Description", "DisableExecuteApiEndpoint", "FailOnWarnings"]),
    ...renamed("CorsConfiguration", own(properties, "CorsConfiguration")),
    ...bodyOf(properties, "BodyS3Location"),
    ProtocolType: "HTTP",
    ...tagged,
  });
  const stage = beside(it, "AWS::ApiGatewayV2::Stage", {
    ...same(properties, ["AccessLogSettings", "DefaultRouteSettings", "RouteSettings", "StageVariables"]),
    ApiId: ref(id),
    StageName: name ?? "$default",
    AutoDeploy: true,
    Tags: theirs,
  });
  const named = typeof name === "string" && name !== "$default" ? name : "ApiGatewayDefault";
  return {
    resources: { [id]: api, [`${id}${named}Stage`]: stage, ...domainOf(it, "AWS::ApiGatewayV2::DomainName") },
    notes: [],
  };
};

const domainOf = (it: Serverless, type: string): { readonly [id: string]: RawObject } => {
  const domain = mapAt(it.properties, "Domain");
  const name = own(domain, "DomainName");
  if (name === undefined) return {};
  const [certificate, policy] = [own(domain, "CertificateArn"), own(domain, "SecurityPolicy")];
  const properties =
    type === "AWS::ApiGateway::DomainName"
      ? { DomainName: name, ...renamed("RegionalCertificateArn", certificate), ...renamed("SecurityPolicy", policy) }
      : {
          DomainName: name,
          DomainNameConfigurations: [
            { ...renamed("CertificateArn", certificate), ...renamed("SecurityPolicy", policy) },
          ],
        };
  return { [`${it.id}DomainName`]: beside(it, type, properties) };
};

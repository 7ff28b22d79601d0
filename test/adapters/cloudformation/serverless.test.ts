import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { RawObject } from "../../../components/model/raw";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";

const sam = (resources: object, globals: object = {}) =>
  adaptTemplate(
    { Transform: "AWS::Serverless-2016-10-31", Globals: globals, Resources: resources } as unknown as RawObject,
    { file: "template.yaml", locate: (path) => (path[1] === "Orders" ? 7 : 1) },
  );

const resource = (name: string, Properties: object, rest: object = {}) => ({
  Type: `AWS::Serverless::${name}`,
  Properties,
  ...rest,
});

const addresses = ({ graph }: ReturnType<typeof sam>) =>
  graph.resources.map(({ address, type }) => `${type} ${address}`);
const propertiesOf = ({ graph }: ReturnType<typeof sam>, address: string) => graph.get(address)?.view.raw;

/** The resources of which a rule fails. */
const failing = ({ graph }: ReturnType<typeof sam>, id: string) =>
  evaluate(
    graph,
    rules.filter((rule) => rule.id === id),
  )
    .findings.filter(({ verdict }) => verdict === "fail")
    .map(({ resource, place }) => `${resource.address}:${String(place?.line)}`);

describe("a SAM template", () => {
  it("is one by its resources too, and all that it makes is shown as what was written", () => {
    const { graph } = adaptTemplate(
      { Resources: { Orders: resource("Api", { StageName: "prod" }) } } as unknown as RawObject,
      { file: "template.yaml", locate: () => 1 },
    );
    expect(graph.resources.map(({ address, view }) => [address, view.source.label])).toEqual([
      ["Orders", undefined],
      ["OrdersprodStage", "Orders"],
    ]);
  });

  it("makes a function and its role, with what Globals say", () => {
    const made = sam(
      {
        Orders: resource("Function", {
          Environment: { Variables: { B: "2" } },
          Tags: { Owner: "shop" },
          Policies: ["AdministratorAccess"],
        }),
      },
      { Function: { Runtime: "nodejs22.x", Tracing: "Active", Environment: { Variables: { A: "1", B: "1" } } } },
    );
    expect(addresses(made)).toEqual(["AWS::Lambda::Function Orders", "AWS::IAM::Role OrdersRole"]);
    expect(propertiesOf(made, "Orders")).toMatchObject({
      Runtime: "nodejs22.x",
      TracingConfig: { Mode: "Active" },
      Environment: { Variables: { A: "1", B: "2" } },
      Tags: [{ Key: "lambda:createdBy" }, { Key: "Owner", Value: "shop" }],
    });
    expect(failing(made, "no-admin-policy-attached")).toEqual(["OrdersRole:7"]);
  });

  it("opens a function to everybody where its URL asks for nothing", () => {
    const made = sam({
      Orders: resource("Function", {
        Role: "arn:aws:iam::123456789012:role/r",
        FunctionUrlConfig: { AuthType: "NONE" },
      }),
    });
    expect(addresses(made)).toEqual([
      "AWS::Lambda::Function Orders",
      "AWS::Lambda::Url OrdersUrl",
      "AWS::Lambda::Permission OrdersUrlPublicPermissions",
    ]);
    expect(failing(made, "callers-are-authenticated")).toEqual(["OrdersUrl:7"]);
  });

  it("reads what SAM's policy templates allow, of what their users name", () => {
    const made = sam({
      Orders: resource("Table", {}),
      Shop: resource("Function", {
        Policies: [{ DynamoDBWritePolicy: { TableName: { Ref: "Table" } } }, { VPCAccessPolicy: {} }],
      }),
      Table: { Type: "AWS::DynamoDB::Table", Properties: {} },
    });
    const [write, vpc] = (propertiesOf(made, "ShopRole") as { Policies: { PolicyDocument: object }[] }).Policies;
    expect(write?.PolicyDocument).toMatchObject({
      Statement: [
        {
          Action: ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"],
          Resource: [
            { text: expect.stringMatching(/^arn:.*:dynamodb:.*:table\/\$\{Table\}$/), to: ["Table"] },
            { text: expect.stringMatching(/table\/\$\{Table\}\/index\/\*$/) },
          ],
        },
      ],
    });
    expect(vpc?.PolicyDocument).toMatchObject({ Statement: [{ Resource: ["*"] }] });
    const secret = sam({
      Shop: resource("Function", {
        Policies: [
          { AWSSecretsManagerGetSecretValuePolicy: { SecretArn: "*" } },
          { S3CrudPolicy: { BucketName: "orders" } },
        ],
      }),
    });
    expect(failing(secret, "data-reads-scoped")).toEqual(["ShopRole:1"]);
  });

  it("asks for the owner of what is written, and not again for what SAM makes beside it", () => {
    const made = sam({ Orders: resource("Function", {}), Http: resource("HttpApi", {}) });
    expect(failing(made, "owner-tagged")).toEqual(["Orders:7", "Http:1"]);
  });

  it("leaves what other policy templates of SAM say open, and reads statements", () => {
    const made = sam({
      Orders: resource("Function", {
        Policies: [
          { PollyFullAccessPolicy: { LexiconName: "x" } },
          { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
        ],
      }),
    });
    expect(failing(made, "no-admin-permissions")).toEqual(["OrdersRole:7"]);
  });

  describe("with events that ask for an API", () => {
    const role = { Role: "arn:aws:iam::123456789012:role/r" };
    const called = (Type: string, Properties: object) =>
      resource("Function", { ...role, Events: { Get: { Type, Properties } } });
    const open = (resources: object, globals: object = {}) =>
      failing(sam(resources, globals), "callers-are-authenticated");
    const at = { Path: "/orders", Method: "get" };

    it("sees who is asked for nothing", () => {
      expect(open({ Orders: called("Api", at) })).toEqual(["OrdersGetMethod:7"]);
      expect(open({ Orders: called("HttpApi", at) })).toEqual(["OrdersGetRoute:7"]);
      expect(open({ Orders: called("HttpApi", {}) })).toEqual(["OrdersGetRoute:7"]);
      const api = resource("Api", { StageName: "prod" });
      expect(open({ Api: api, Orders: called("Api", { ...at, RestApiId: { Ref: "Api" } }) })).toEqual([
        "OrdersGetMethod:7",
      ]);
    });

    it("sees who is asked, by the event, by the API or by what all APIs have in common", () => {
      expect(open({ Orders: called("Api", { ...at, Auth: { Authorizer: "AWS_IAM" } }) })).toEqual([]);
      const guarded = { Auth: { DefaultAuthorizer: "Pool", Authorizers: { Pool: {} } } };
      expect(open({ Orders: called("Api", at) }, { Api: guarded })).toEqual([]);
      const api = resource("HttpApi", guarded);
      expect(open({ Api: api, Orders: called("HttpApi", { ...at, ApiId: { Ref: "Api" } }) })).toEqual([]);
      const excepted = { ...at, ApiId: { Ref: "Api" }, Auth: { Authorizer: "NONE" } };
      expect(open({ Api: api, Orders: called("HttpApi", excepted) })).toEqual(["OrdersGetRoute:7"]);
    });

    it("leaves to a definition what it says, and to another stack its API", () => {
      const api = resource("Api", { StageName: "prod", DefinitionBody: { openapi: "3.0.1" } });
      expect(open({ Api: api, Orders: called("Api", { ...at, RestApiId: { Ref: "Api" } }) })).toEqual([]);
      expect(open({ Orders: called("Api", { ...at, RestApiId: { "Fn::ImportValue": "api" } }) })).toEqual([]);
    });

    it("does not ask browsers for a name before they call, nor callers of a private API", () => {
      expect(open({ Orders: called("Api", { ...at, Method: "options" }) })).toEqual([]);
      expect(open({ Orders: called("Api", at) }, { Api: { EndpointConfiguration: "PRIVATE" } })).toEqual([]);
    });

    it("shows the event, at its line", () => {
      const { graph } = adaptTemplate({ Resources: { Orders: called("Api", at) } } as unknown as RawObject, {
        file: "template.yaml",
        locate: (path) => (path.join(".").startsWith("Resources.Orders.Properties.Events.Get") ? 9 : 1),
      });
      const method = graph.get("OrdersGetMethod");
      expect([method?.view.source.label, method?.locate([])?.line]).toEqual(["Orders", 9]);
    });
  });

  it("makes APIs that are written, and those that only events ask for", () => {
    const made = sam(
      {
        Orders: resource("Function", {
          Role: "arn:aws:iam::123456789012:role/r",
          Events: { Get: { Type: "Api", Properties: { Path: "/", Method: "get" } }, Odd: { Type: "Odd" } },
        }),
        Http: resource("HttpApi", {
          AccessLogSettings: { DestinationArn: "arn:aws:logs:eu-west-1:123456789012:log-group:x" },
        }),
      },
      { Api: { TracingEnabled: true } },
    );
    expect(addresses(made).sort()).toEqual([
      "AWS::ApiGateway::Method OrdersGetMethod",
      "AWS::ApiGateway::RestApi ServerlessRestApi",
      "AWS::ApiGateway::Stage ServerlessRestApiProdStage",
      "AWS::ApiGatewayV2::Api Http",
      "AWS::ApiGatewayV2::Stage HttpApiGatewayDefaultStage",
      "AWS::Lambda::Function Orders",
      "AWS::Lambda::Permission OrdersGetPermission",
    ]);
    expect(propertiesOf(made, "ServerlessRestApiProdStage")).toMatchObject({ StageName: "Prod", TracingEnabled: true });
    expect(made.notes).toEqual([expect.stringMatching(/The event Odd of Orders is not read/)]);
    expect([...made.graph.unread.keys()]).toEqual(["AWS::ApiGateway::Deployment"]);
  });

  it("makes tables, state machines and layers", () => {
    const made = sam({
      Table: resource("SimpleTable", { SSESpecification: { SSEEnabled: true } }),
      Machine: resource("StateMachine", { Logging: { Level: "ALL" }, Type: "EXPRESS" }),
      Layer: resource("LayerVersion", { LayerName: "x" }),
    });
    expect(addresses(made)).toEqual([
      "AWS::DynamoDB::Table Table",
      "AWS::StepFunctions::StateMachine Machine",
      "AWS::IAM::Role MachineRole",
    ]);
    expect(propertiesOf(made, "Machine")).toMatchObject({ LoggingConfiguration: { Level: "ALL" } });
    expect([...made.graph.unread.keys()]).toEqual(["AWS::Lambda::LayerVersion"]);
  });

  it("keeps policies of deletion and references", () => {
    const made = sam({
      Table: resource("SimpleTable", {}, { DeletionPolicy: "Retain" }),
      Reader: {
        Type: "AWS::IAM::RolePolicy",
        Properties: { RoleName: { Ref: "OrdersRole" }, PolicyDocument: { Statement: [] } },
      },
      Orders: resource("Function", {}),
    });
    expect(made.graph.get("Table")?.options.onDelete).toBe("retain");
    expect(
      made.graph.satellites({ address: "OrdersRole" }, "AWS::IAM::RolePolicy").map(({ address }) => address),
    ).toEqual(["Reader"]);
  });

  it("names what it cannot expand, and what the template itself defines goes before", () => {
    const made = sam({
      App: resource("Application", { Location: "x" }),
      Orders: resource("Function", {}),
      OrdersRole: { Type: "AWS::IAM::Role", Properties: { RoleName: "mine" } },
    });
    expect(made.notes).toEqual(["App is not judged: AWS::Serverless::Application is not read here."]);
    expect(propertiesOf(made, "OrdersRole")).toEqual({ RoleName: "mine" });
  });

  it("never throws", () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    const types = fc.constantFrom("Api", "Function", "HttpApi", "SimpleTable", "StateMachine", "LayerVersion", "Other");
    const keys = ["Events", "Policies", "Tags", "Auth", "Domain", "FunctionUrlConfig", "Tracing", "StageName", "Role"];
    const properties = fc.dictionary(fc.constantFrom(...keys), value);
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("A", "B", "__proto__"), fc.tuple(types, properties)),
        value,
        (all, globals) => {
          const resources = Object.fromEntries(Object.entries(all).map(([id, [type, it]]) => [id, resource(type, it)]));
          sam(resources, { Function: globals, Api: globals });
        },
      ),
    );
  });
});

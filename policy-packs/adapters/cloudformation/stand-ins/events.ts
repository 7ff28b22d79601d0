import { isObject, type Raw, type RawObject } from "../../../../components/model/raw";
import { own, sectionOf } from "../template";
import { attribute, beside, ref, renamed, same, type Made, type Serverless } from "./made";
import { routeOf } from "./routes";

/** APIs that SAM makes because an event names none. */
export type ImplicitApi = "ServerlessRestApi" | "ServerlessHttpApi";

export interface MadeOfEvents extends Made {
  readonly implicit: ReadonlySet<ImplicitApi>;
  /** By what was made of it, the event's name. */
  readonly events: ReadonlyMap<string, string>;
}

interface Event {
  readonly name: string;
  readonly type: string;
  readonly properties: RawObject;
}

const sources = ["SQS", "Kinesis", "DynamoDB", "MSK", "MQ", "SelfManagedKafka", "DocumentDB"];
const rules = ["Schedule", "CloudWatchEvent", "EventBridgeRule", "ScheduleV2"];

/** What calls a function, and who may: one permission an event, and what sends the event. */
export const eventsOf = (it: Serverless): MadeOfEvents => {
  const resources: Record<string, RawObject> = {};
  const notes: string[] = [];
  const implicit = new Set<ImplicitApi>();
  const events = new Map<string, string>();
  for (const [name, written] of Object.entries(sectionOf(it.properties, "Events"))) {
    const type = isObject(written) ? own(written, "Type") : undefined;
    if (!isObject(written) || typeof type !== "string") continue;
    const event: Event = { name, type, properties: sectionOf(written, "Properties") };
    const api = implicitApi(event);
    if (api !== undefined) implicit.add(api);
    const made = eventOf(it, event, api);
    if (made === undefined)
      notes.push(`The event ${name} of ${it.id} is not read: SAM's events of type ${type} are not known here.`);
    else {
      Object.assign(resources, made);
      for (const id of Object.keys(made)) events.set(id, name);
    }
  }
  return { resources, notes, implicit, events };
};

const implicitApi = ({ type, properties }: Event): ImplicitApi | undefined => {
  if (type === "Api") return own(properties, "RestApiId") === undefined ? "ServerlessRestApi" : undefined;
  return type === "HttpApi" && own(properties, "ApiId") === undefined ? "ServerlessHttpApi" : undefined;
};

const eventOf = (it: Serverless, event: Event, implicit: ImplicitApi | undefined): Made["resources"] | undefined => {
  const { type, name, properties } = event;
  const id = `${it.id}${name}`;
  const permission = (service: string, more: RawObject): Made["resources"] => ({
    [`${id}Permission`]: beside(it, "AWS::Lambda::Permission", {
      Action: "lambda:InvokeFunction",
      FunctionName: ref(it.id),
      Principal: service,
      ...more,
    }),
  });
  if (sources.includes(type))
    return { [id]: beside(it, "AWS::Lambda::EventSourceMapping", { ...properties, FunctionName: ref(it.id) }) };
  if (rules.includes(type)) {
    const rule = beside(it, "AWS::Events::Rule", {
      ...same(properties, ["EventBusName", "State", "Name", "Description"]),
      ...renamed("EventPattern", own(properties, "Pattern")),
      ...renamed("ScheduleExpression", own(properties, "Schedule") ?? own(properties, "ScheduleExpression")),
      Targets: [
        {
          Arn: attribute(it.id, "Arn"),
          Id: `${id}LambdaTarget`,
          ...same(properties, ["Input", "InputPath", "RetryPolicy"]),
        },
      ],
    });
    return { [id]: rule, ...permission("events.amazonaws.com", { SourceArn: attribute(id, "Arn") }) };
  }
  switch (type) {
    case "Api":
    case "HttpApi": {
      const api: Raw =
        implicit === undefined ? (own(properties, "RestApiId") ?? own(properties, "ApiId")) : ref(implicit);
      const arn = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${api}/*";
      return {
        ...permission("apigateway.amazonaws.com", { SourceArn: { "Fn::Sub": [arn, { api }] } }),
        ...routeOf(it, { id, type, properties, api }),
      };
    }
    case "S3":
      return permission("s3.amazonaws.com", { SourceAccount: ref("AWS::AccountId") });
    case "SNS": {
      const topic = own(properties, "Topic");
      const subscription = { Protocol: "lambda", Endpoint: attribute(it.id, "Arn"), TopicArn: topic };
      return {
        [id]: beside(it, "AWS::SNS::Subscription", subscription),
        ...permission("sns.amazonaws.com", { SourceArn: topic }),
      };
    }
    case "CloudWatchLogs":
      return permission("logs.amazonaws.com", {
        SourceArn: { "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:*" },
      });
    case "IoTRule":
      return permission("iot.amazonaws.com", { SourceArn: attribute(id, "Arn") });
    case "Cognito":
      return permission("cognito-idp.amazonaws.com", { SourceArn: poolOf(own(properties, "UserPool")) });
    case "AlexaSkill":
      return permission("alexa-appkit.amazon.com", renamed("EventSourceToken", own(properties, "SkillId")));
    default:
      return undefined;
  }
};

/** The pool is named by a reference to it. */
const poolOf = (pool: Raw): Raw =>
  isObject(pool) && typeof pool["Ref"] === "string" ? attribute(pool["Ref"], "Arn") : pool;

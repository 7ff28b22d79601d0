/** What a service's endpoint is like. */
interface Service {
  /** A way in a route table, which costs nothing; all others are addresses in subnets. */
  readonly gateway?: true;
  /** The names that it answers to, before the region, where its name among endpoints is not one of them. */
  readonly names?: readonly string[];
}

/**
 * AWS's services that have endpoints with policies, by their names among endpoints (`com.amazonaws.<region>.<name>`). A service whose
 * endpoint takes no policy is none of them: it would be open to principals of anybody's account.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const services = {
  athena: {},
  "bedrock-runtime": {},
  dynamodb: { gateway: true },
  "ecr.api": { names: ["api.ecr"] },
  "ecr.dkr": { names: ["*.dkr.ecr"] },
  ec2messages: {},
  elasticfilesystem: {},
  events: {},
  "execute-api": { names: ["*.execute-api"] },
  glue: {},
  "kinesis-firehose": { names: ["firehose"] },
  "kinesis-streams": { names: ["kinesis", "*.kinesis"] },
  kms: {},
  lambda: {},
  logs: {},
  monitoring: {},
  "rds-data": {},
  s3: { gateway: true, names: ["s3", "*.s3"] },
  secretsmanager: {},
  sns: {},
  sqs: {},
  ssm: {},
  ssmmessages: {},
  states: { names: ["states", "sync-states"] },
  sts: {},
  xray: {},
} as const satisfies { readonly [name: string]: Service };

export type EndpointService = keyof typeof services;

/** What flows call an endpoint: `app -> aws.secretsmanager : 443`. */
export type Endpoint = `aws.${EndpointService}`;

const prefix = "aws.";

export const isEndpoint = (end: string): end is Endpoint =>
  end.startsWith(prefix) && Object.hasOwn(services, end.slice(prefix.length));

export const serviceOf = (endpoint: Endpoint): EndpointService => endpoint.slice(prefix.length) as EndpointService;

export const isGateway = (service: EndpointService): boolean => factsOf(service).gateway === true;

/** What a service's names begin with; the region and AWS's suffix follow. */
export const namesOf = (service: EndpointService): readonly string[] => factsOf(service).names ?? [service];

const factsOf = (service: EndpointService): Service => services[service];

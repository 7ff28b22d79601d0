import type { Pattern } from "./template";

const eventBus = "events:{region}:{account}";

const MESSAGING: { readonly [type: string]: Pattern } = {
  "sqs/queue": {
    named: "name",
    id: "https://sqs.{region}.{dns}/{account}/{name}",
    arn: "sqs:{region}:{account}:{name}",
    outputs: { url: "{id}" },
  },
  "sqs/queuePolicy": { id: "{queueUrl}" },
  "sns/topic": { named: "name", id: "{arn}", arn: "sns:{region}:{account}:{name}", outputs: { owner: "{account}" } },
  "sns/topicPolicy": { id: "{arn}", outputs: { owner: "{account}" } },
  "sns/topicSubscription": { id: "{topic}:{uuid}", outputs: { arn: "{topic}:{uuid}", ownerId: "{account}" } },
  "kinesis/stream": { named: "name", id: "{arn}", arn: "kinesis:{region}:{account}:stream/{name}" },
  "kinesis/firehoseDeliveryStream": {
    named: "name",
    id: "{arn}",
    arn: "firehose:{region}:{account}:deliverystream/{name}",
  },
  "msk/cluster": {
    named: "clusterName",
    id: "{arn}",
    arn: "kafka:{region}:{account}:cluster/{name}/{uuid}-1",
    outputs: {
      bootstrapBrokersTls: "b-1.{name}.abc123.c1.kafka.{region}.amazonaws.com:9094",
      bootstrapBrokers: "b-1.{name}.abc123.c1.kafka.{region}.amazonaws.com:9092",
      zookeeperConnectString: "z-1.{name}.abc123.c1.kafka.{region}.amazonaws.com:2181",
    },
  },
  "mq/broker": { named: "brokerName", id: "b-{uuid}", arn: "mq:{region}:{account}:broker:{name}:{id}" },
  "cloudwatch/eventRule": { named: "name", arn: `${eventBus}:rule/{name}` },
  "cloudwatch/eventBus": { named: "name", arn: `${eventBus}:event-bus/{name}` },
  "cloudwatch/eventTarget": { id: "{rule}-{hex:26}", outputs: { targetId: "{hex:26}" } },
  "scheduler/schedule": {
    named: "name",
    id: "default/{name}",
    arn: "scheduler:{region}:{account}:schedule/default/{name}",
  },
  "pipes/pipe": { named: "name", arn: "pipes:{region}:{account}:pipe/{name}" },
};

const restApi = "https://{restApi}.execute-api.{region}.{dns}";

const EDGE: { readonly [type: string]: Pattern } = {
  "apigateway/restApi": {
    named: "name",
    id: "{lower:10}",
    arn: "apigateway:{region}::/restapis/{id}",
    outputs: { rootResourceId: "r{lower:9}", executionArn: "arn:{partition}:execute-api:{region}:{account}:{id}" },
  },
  "apigateway/resource": { id: "{lower:6}", outputs: { path: "/{pathPart}" } },
  "apigateway/deployment": {
    id: "{lower:6}",
    outputs: { invokeUrl: `${restApi}/`, executionArn: "arn:{partition}:execute-api:{region}:{account}:{restApi}/" },
  },
  "apigateway/stage": {
    id: "ags-{restApi}-{stageName}",
    arn: "apigateway:{region}::/restapis/{restApi}/stages/{stageName}",
    outputs: {
      invokeUrl: `${restApi}/{stageName}`,
      executionArn: "arn:{partition}:execute-api:{region}:{account}:{restApi}/{stageName}",
    },
  },
  "apigateway/domainName": {
    id: "{domainName}",
    arn: "apigateway:{region}::/domainnames/{domainName}",
    outputs: {
      cloudfrontDomainName: "d{lower:13}.cloudfront.net",
      cloudfrontZoneId: "Z2FDTNDATAQYW2",
      regionalDomainName: "d-{lower:10}.execute-api.{region}.{dns}",
      regionalZoneId: "Z1UJRXOUMOOFQ8",
    },
  },
  "apigateway/apiKey": { named: "name", id: "{lower:10}", arn: "apigateway:{region}::/apikeys/{id}" },
  "apigateway/usagePlan": { named: "name", id: "{lower:6}", arn: "apigateway:{region}::/usageplans/{id}" },
  "apigateway/authorizer": { id: "{lower:6}", arn: "apigateway:{region}::/restapis/{restApi}/authorizers/{id}" },
  "apigateway/vpcLink": { named: "name", id: "{lower:6}", arn: "apigateway:{region}::/vpclinks/{id}" },
  "apigatewayv2/api": {
    named: "name",
    id: "{lower:10}",
    arn: "apigateway:{region}::/apis/{id}",
    outputs: {
      apiEndpoint: "https://{id}.execute-api.{region}.{dns}",
      executionArn: "arn:{partition}:execute-api:{region}:{account}:{id}",
    },
  },
  "apigatewayv2/integration": { id: "{lower:7}" },
  "apigatewayv2/route": { id: "{lower:7}" },
  "apigatewayv2/authorizer": { id: "{lower:6}" },
  "apigatewayv2/deployment": { id: "{lower:6}" },
  "apigatewayv2/stage": {
    named: "name",
    arn: "apigateway:{region}::/apis/{apiId}/stages/{name}",
    outputs: {
      invokeUrl: "https://{apiId}.execute-api.{region}.{dns}/{name}",
      executionArn: "arn:{partition}:execute-api:{region}:{account}:{apiId}/{name}",
    },
  },
  "apigatewayv2/domainName": {
    id: "{domainName}",
    arn: "apigateway:{region}::/domainnames/{domainName}",
  },
  "appsync/graphQLApi": {
    id: "{lower:26}",
    arn: "appsync:{region}:{account}:apis/{id}",
    outputs: {
      uris: (it) => ({
        GRAPHQL: it.fill("https://{lower:26}.appsync-api.{region}.{dns}/graphql"),
        REALTIME: it.fill("wss://{lower:26}.appsync-realtime-api.{region}.{dns}/graphql"),
      }),
    },
  },
  "appsync/apiKey": { id: "{apiId}:{lower:26}" },
  "cloudfront/distribution": {
    id: "E{letters:13}",
    arn: "cloudfront::{account}:distribution/{id}",
    outputs: {
      domainName: "d{lower:13}.cloudfront.net",
      hostedZoneId: "Z2FDTNDATAQYW2",
      etag: "E{letters:13}",
      status: "Deployed",
    },
  },
  "cloudfront/originAccessIdentity": {
    id: "E{letters:13}",
    outputs: {
      iamArn: "arn:{partition}:iam::cloudfront:user/CloudFront Origin Access Identity {id}",
      cloudfrontAccessIdentityPath: "origin-access-identity/cloudfront/{id}",
      s3CanonicalUserId: "{hex:96}",
    },
  },
  "cloudfront/originAccessControl": {
    named: "name",
    id: "E{letters:13}",
    arn: "cloudfront::{account}:origin-access-control/{id}",
  },
  "cloudfront/cachePolicy": { named: "name", id: "{uuid}", arn: "cloudfront::{account}:cache-policy/{id}" },
  "cloudfront/originRequestPolicy": {
    named: "name",
    id: "{uuid}",
    arn: "cloudfront::{account}:origin-request-policy/{id}",
  },
  "cloudfront/responseHeadersPolicy": {
    named: "name",
    id: "{uuid}",
    arn: "cloudfront::{account}:response-headers-policy/{id}",
  },
  "cloudfront/function": { named: "name", arn: "cloudfront::{account}:function/{name}" },
  "cloudfront/publicKey": { named: "name", id: "K{letters:13}" },
  "cloudfront/keyGroup": { named: "name", id: "{uuid}" },
};

const OPERATIONS: { readonly [type: string]: Pattern } = {
  "cloudwatch/logGroup": { named: "name", arn: "logs:{region}:{account}:log-group:{name}" },
  "cloudwatch/logStream": { named: "name", arn: "logs:{region}:{account}:log-group:{logGroupName}:log-stream:{name}" },
  "cloudwatch/metricAlarm": { named: "name", arn: "cloudwatch:{region}:{account}:alarm:{name}" },
  "cloudwatch/compositeAlarm": { named: "alarmName", arn: "cloudwatch:{region}:{account}:alarm:{name}" },
  "cloudwatch/dashboard": {
    named: "dashboardName",
    outputs: { dashboardArn: "arn:{partition}:cloudwatch::{account}:dashboard/{name}" },
  },
  "cloudtrail/trail": {
    named: "name",
    id: "{arn}",
    arn: "cloudtrail:{region}:{account}:trail/{name}",
    outputs: { homeRegion: "{region}" },
  },
  "cfg/recorder": { named: "name" },
  "cfg/rule": { named: "name", arn: "config:{region}:{account}:config-rule/config-rule-{lower:6}" },
  "cloudformation/stack": { named: "name", id: "{arn}", arn: "cloudformation:{region}:{account}:stack/{name}/{uuid}" },
  "codebuild/project": { named: "name", id: "{arn}", arn: "codebuild:{region}:{account}:project/{name}" },
  "codecommit/repository": {
    named: "repositoryName",
    arn: "codecommit:{region}:{account}:{name}",
    outputs: {
      repositoryId: "{uuid}",
      cloneUrlHttp: "https://git-codecommit.{region}.amazonaws.com/v1/repos/{name}",
      cloneUrlSsh: "ssh://git-codecommit.{region}.amazonaws.com/v1/repos/{name}",
    },
  },
  "codepipeline/pipeline": { named: "name", arn: "codepipeline:{region}:{account}:{name}" },
  "codedeploy/application": { named: "name", arn: "codedeploy:{region}:{account}:application:{name}" },
  "codestarconnections/connection": {
    named: "name",
    id: "{arn}",
    arn: "codestar-connections:{region}:{account}:connection/{uuid}",
  },
  "codeartifact/domain": { id: "{arn}", arn: "codeartifact:{region}:{account}:domain/{domain}" },
  "glue/catalogDatabase": { named: "name", id: "{account}:{name}", arn: "glue:{region}:{account}:database/{name}" },
  "glue/catalogTable": {
    named: "name",
    id: "{account}:{databaseName}:{name}",
    arn: "glue:{region}:{account}:table/{databaseName}/{name}",
  },
  "glue/crawler": { named: "name", arn: "glue:{region}:{account}:crawler/{name}" },
  "glue/job": { named: "name", arn: "glue:{region}:{account}:job/{name}" },
  "athena/workgroup": { named: "name", arn: "athena:{region}:{account}:workgroup/{name}" },
  "athena/database": { named: "name" },
  "emr/cluster": { named: "name", id: "j-{letters:13}", arn: "elasticmapreduce:{region}:{account}:cluster/{id}" },
  "ses/domainIdentity": {
    id: "{domain}",
    arn: "ses:{region}:{account}:identity/{domain}",
    outputs: { verificationToken: "{hex:43}" },
  },
  "ses/emailIdentity": { id: "{email}", arn: "ses:{region}:{account}:identity/{email}" },
  "ses/domainDkim": {
    id: "{domain}",
    outputs: { dkimTokens: (it) => ["a", "b", "c"].map((letter) => letter + it.fill("{lower:31}")) },
  },
  "sagemaker/notebookInstance": { named: "name", arn: "sagemaker:{region}:{account}:notebook-instance/{name}" },
  "transfer/server": {
    id: "s-{hex:17}",
    arn: "transfer:{region}:{account}:server/{id}",
    outputs: { endpoint: "{id}.server.transfer.{region}.amazonaws.com" },
  },
  "dms/replicationInstance": {
    named: "replicationInstanceId",
    arn: "dms:{region}:{account}:rep:{letters:26}",
    outputs: { replicationInstanceArn: "arn:{partition}:dms:{region}:{account}:rep:{letters:26}" },
  },
  "budgets/budget": { named: "name", id: "{account}:{name}", arn: "budgets::{account}:budget/{name}" },
};

export const APPS: { readonly [type: string]: Pattern } = { ...MESSAGING, ...EDGE, ...OPERATIONS };

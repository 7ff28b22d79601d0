import { UNKNOWN } from "../../adapters/pulumi/sentinels";
import { hash } from "../placeholders/identity";
import { CACHE_POLICIES, ORIGIN_REQUEST_POLICIES, RESPONSE_HEADERS_POLICIES } from "./data/cloudfront";
import type { Question, StandIn } from "./stand-in";

import {
  textOf,
  existing,
  ami,
  secretText,
  parameter,
  secretVersion,
  hostedZone,
  key,
  alias,
  managedPolicy,
  policy,
  engineVersion,
  authorization,
} from "./single-things";

const roleOf: StandIn = existing("aws:iam/role:Role", "name", () => ({
  assumeRolePolicy: UNKNOWN,
  path: "/",
  description: "",
}));

/** Look-ups of single things that exist elsewhere. */
export const LOOKUPS: { readonly [token: string]: StandIn } = {
  "ec2/getAmi": ami,
  "index/getAmi": ami,
  "ec2/getAmiIds": (question) => ({ id: "amis", ids: [ami(question)["id"] ?? ""] }),
  "ec2/getInstance": existing("aws:ec2/instance:Instance", "instanceId"),
  "ec2/getKeyPair": existing("aws:ec2/keyPair:KeyPair", "keyName", () => ({
    publicKey: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABPreviewPlaceholder preview",
  })),
  "ec2/getLaunchTemplate": existing("aws:ec2/launchTemplate:LaunchTemplate", "name"),
  "ec2/getInstanceTypeOfferings": ({ args, place }) => ({
    id: place.region,
    instanceTypes: ["t3.micro"],
    locations: [place.region],
    locationTypes: [args["locationType"] ?? "region"],
  }),
  "ec2/getInstanceTypes": ({ place }) => ({ id: place.region, instanceTypes: ["t3.micro"] }),
  "iam/getPolicy": policy,
  "iam/getRole": roleOf,
  "iam/getUser": existing("aws:iam/user:User", "userName"),
  "iam/getGroup": existing("aws:iam/group:Group", "groupName"),
  "iam/getInstanceProfile": existing("aws:iam/instanceProfile:InstanceProfile", "name"),
  "iam/getOpenIdConnectProvider": existing("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "url"),
  "kms/getKey": key,
  "kms/getAlias": alias,
  "kms/getSecrets": ({ args }) => ({ id: "secrets", plaintext: args["secrets"] === undefined ? {} : UNKNOWN }),
  "ssm/getParameter": parameter,
  "secretsmanager/getSecret": existing("aws:secretsmanager/secret:Secret", "name", (question, id) => ({
    name: textOf(question.args, "name") ?? id,
    kmsKeyId: "",
    policy: "",
  })),
  "secretsmanager/getSecretVersion": secretVersion,
  "secretsmanager/getRandomPassword": ({ args }) => ({
    id: "password",
    randomPassword: secretText(JSON.stringify(args)),
  }),
  "route53/getZone": hostedZone,
  "acm/getCertificate": existing("aws:acm/certificate:Certificate", "domain", (question) => ({
    domain: textOf(question.args, "domain") ?? "",
    status: "ISSUED",
    certificate: "",
    certificateChain: "",
  })),
  "s3/getBucket": existing("aws:s3/bucket:Bucket", "bucket"),
  "s3/getObject": existing("aws:s3/bucketObject:BucketObject", "key", () => ({ body: UNKNOWN })),
  "s3/getBucketObject": existing("aws:s3/bucketObject:BucketObject", "key", () => ({ body: UNKNOWN })),
  "eks/getCluster": existing("aws:eks/cluster:Cluster", "name", () => ({
    version: "1.31",
    kubernetesNetworkConfigs: [{ ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16", serviceIpv6Cidr: "" }],
  })),
  "eks/getClusterAuth": ({ args }) => ({
    id: args["name"] ?? "cluster",
    token: secretText(`eks ${textOf(args, "name") ?? ""}`),
  }),
  "ecr/getRepository": existing("aws:ecr/repository:Repository", "name", () => ({
    imageTagMutability: "MUTABLE",
    imageScanningConfigurations: [],
    encryptionConfigurations: [],
    mostRecentImageTags: [],
  })),
  "ecr/getImage": ({ args }) => ({
    id: "image",
    imageDigest: `sha256:${hash(JSON.stringify(args), 64)}`,
    imageUri: UNKNOWN,
    imageTags: [],
  }),
  "ecr/getAuthorizationToken": authorization,
  "ecr/getCredentials": authorization,
  "ecs/getCluster": existing("aws:ecs/cluster:Cluster", "clusterName"),
  "ecs/getTaskDefinition": existing("aws:ecs/taskDefinition:TaskDefinition", "taskDefinition"),
  "lb/getLoadBalancer": existing("aws:lb/loadBalancer:LoadBalancer", "name", () => ({
    subnets: [],
    securityGroups: [],
  })),
  "lb/getListener": existing("aws:lb/listener:Listener", "name"),
  "lb/getTargetGroup": existing("aws:lb/targetGroup:TargetGroup", "name"),
  "lambda/getFunction": existing("aws:lambda/function:Function", "functionName"),
  "rds/getInstance": existing("aws:rds/instance:Instance", "dbInstanceIdentifier"),
  "rds/getCluster": existing("aws:rds/cluster:Cluster", "clusterIdentifier"),
  "rds/getEngineVersion": engineVersion,
  "rds/getOrderableDbInstance": ({ args }) => ({
    id: "db.t3.micro",
    instanceClass: "db.t3.micro",
    engineVersion: engineVersion({ args } as Question)["version"] ?? "",
  }),
  "dynamodb/getTable": existing("aws:dynamodb/table:Table", "name"),
  "sns/getTopic": existing("aws:sns/topic:Topic", "name"),
  "sqs/getQueue": existing("aws:sqs/queue:Queue", "name"),
  "cloudwatch/getLogGroup": existing("aws:cloudwatch/logGroup:LogGroup", "name"),
  "cognito/getUserPools": ({ args }) => ({
    id: textOf(args, "name") ?? "",
    ids: [`us-east-1_${hash(textOf(args, "name") ?? "", 9)}`],
    arns: [],
  }),
  "efs/getFileSystem": existing("aws:efs/fileSystem:FileSystem", "fileSystemId"),
  "apigateway/getRestApi": existing("aws:apigateway/restApi:RestApi", "name"),
  "cloudfront/getCachePolicy": managedPolicy(CACHE_POLICIES),
  "cloudfront/getOriginRequestPolicy": managedPolicy(ORIGIN_REQUEST_POLICIES),
  "cloudfront/getResponseHeadersPolicy": managedPolicy(RESPONSE_HEADERS_POLICIES),
  "cloudfront/getOriginAccessIdentity": existing("aws:cloudfront/originAccessIdentity:OriginAccessIdentity", "id"),
  "cloudfront/getDistribution": existing("aws:cloudfront/distribution:Distribution", "id"),
  "cloudfront/getLogDeliveryCanonicalUserId": () => ({
    id: "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0",
  }),
  "wafv2/getWebAcl": existing("aws:wafv2/webAcl:WebAcl", "name"),
  "eks/getAddonVersion": ({ args }) => ({ id: textOf(args, "addonName") ?? "", version: "v1.0.0-eksbuild.1" }),
};

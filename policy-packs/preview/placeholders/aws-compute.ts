import { isWireObject } from "../../adapters/pulumi/sentinels";
import type { Conceived, Pattern } from "./template";

const invokeArn = "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations";

/** The endpoint's id in an EKS cluster's address is its OIDC issuer's too. */
const issuer = (it: Conceived): string =>
  it.fill("https://oidc.eks.{region}.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF");

export const COMPUTE: { readonly [type: string]: Pattern } = {
  "ec2/instance": {
    id: "i-{hex:17}",
    arn: "ec2:{region}:{account}:instance/{id}",
    outputs: {
      publicIp: "203.0.113.40",
      publicDns: "ec2-203-0-{octet:1}-{octet:2}.compute-1.amazonaws.com",
      privateIp: "10.0.{octet:1}.{octet:2}",
      privateDns: "ip-10-0-{octet:1}-{octet:2}.ec2.internal",
      availabilityZone: "{region}a",
      primaryNetworkInterfaceId: "eni-{hex:17}",
      instanceState: "running",
    },
  },
  "ec2/spotInstanceRequest": { id: "sir-{hex:8}", arn: "ec2:{region}:{account}:spot-instances-request/{id}" },
  "ec2/launchTemplate": {
    named: "name",
    id: "lt-{hex:17}",
    arn: "ec2:{region}:{account}:launch-template/{id}",
    outputs: { latestVersion: () => 1, defaultVersion: () => 1 },
  },
  "ec2/launchConfiguration": {
    named: "name",
    arn: "autoscaling:{region}:{account}:launchConfiguration:{uuid}:launchConfigurationName/{name}",
  },
  "ec2/keyPair": {
    named: "keyName",
    arn: "ec2:{region}:{account}:key-pair/{name}",
    outputs: { keyPairId: "key-{hex:17}", fingerprint: "{hex:32}" },
  },
  "ec2/placementGroup": { named: "name", arn: "ec2:{region}:{account}:placement-group/{name}" },
  "ec2/ami": { id: "ami-{hex:17}", arn: "ec2:{region}::image/{id}" },
  "ec2/amiCopy": { id: "ami-{hex:17}", arn: "ec2:{region}::image/{id}" },
  "ec2/amiFromInstance": { id: "ami-{hex:17}", arn: "ec2:{region}::image/{id}" },
  "ebs/volume": { id: "vol-{hex:17}", arn: "ec2:{region}:{account}:volume/{id}" },
  "ebs/snapshot": { id: "snap-{hex:17}", arn: "ec2:{region}::snapshot/{id}" },
  "ebs/encryptionByDefault": { id: "terraform-{hex:26}" },
  "autoscaling/group": {
    named: "name",
    arn: "autoscaling:{region}:{account}:autoScalingGroup:{uuid}:autoScalingGroupName/{name}",
  },
  "autoscaling/policy": {
    named: "name",
    arn: "autoscaling:{region}:{account}:scalingPolicy:{uuid}:autoScalingGroupName/{autoscalingGroupName}:policyName/{name}",
  },
  "appautoscaling/target": {
    id: "{resourceId}",
    arn: "application-autoscaling:{region}:{account}:scalable-target/{hex:12}",
  },
  "appautoscaling/policy": {
    named: "name",
    arn: "autoscaling:{region}:{account}:scalingPolicy:{uuid}:resource/{serviceNamespace}/{resourceId}:policyName/{name}",
  },
  "lambda/function": {
    named: "name",
    arn: "lambda:{region}:{account}:function:{name}",
    outputs: {
      invokeArn,
      qualifiedArn: (it) => it.fill(it.input("publish") === true ? "{arn}:1" : "{arn}:$LATEST"),
      qualifiedInvokeArn: (it) => it.fill(invokeArn.replace("{arn}", "{arn}:1")),
      version: (it) => (it.input("publish") === true ? "1" : "$LATEST"),
    },
  },
  "lambda/alias": {
    named: "name",
    arn: "lambda:{region}:{account}:function:{functionName}:{name}",
    outputs: { invokeArn },
  },
  "lambda/layerVersion": {
    named: "layerName",
    id: "{arn}",
    arn: "lambda:{region}:{account}:layer:{name}:1",
    outputs: { layerArn: "arn:{partition}:lambda:{region}:{account}:layer:{name}", version: "1" },
  },
  "lambda/functionUrl": {
    id: "{functionName}",
    outputs: { functionUrl: "https://{lower:32}.lambda-url.{region}.on.aws/", urlId: "{lower:32}" },
  },
  "lambda/eventSourceMapping": {
    id: "{uuid}",
    arn: "lambda:{region}:{account}:event-source-mapping:{id}",
    outputs: { uuid: "{id}" },
  },
  "lambda/permission": { id: "{name}", outputs: { statementId: "{name}" } },
  "lambda/codeSigningConfig": { id: "{arn}", arn: "lambda:{region}:{account}:code-signing-config:csc-{hex:17}" },
  "ecs/cluster": { named: "name", id: "{arn}", arn: "ecs:{region}:{account}:cluster/{name}" },
  "ecs/service": { named: "name", id: "{arn}", arn: "ecs:{region}:{account}:service/{name}" },
  "ecs/taskDefinition": {
    named: "family",
    arn: "ecs:{region}:{account}:task-definition/{name}:1",
    outputs: { revision: () => 1, arnWithoutRevision: "arn:{partition}:ecs:{region}:{account}:task-definition/{name}" },
  },
  "ecs/capacityProvider": { named: "name", id: "{arn}", arn: "ecs:{region}:{account}:capacity-provider/{name}" },
  "ecr/repository": {
    named: "name",
    arn: "ecr:{region}:{account}:repository/{name}",
    outputs: { registryId: "{account}", repositoryUrl: "{account}.dkr.ecr.{region}.{dns}/{name}" },
  },
  "ecrpublic/repository": {
    named: "repositoryName",
    arn: "ecr-public::{account}:repository/{name}",
    outputs: { registryId: "{account}", repositoryUri: "public.ecr.aws/a1b2c3d4/{name}" },
  },
  "eks/cluster": {
    named: "name",
    arn: "eks:{region}:{account}:cluster/{name}",
    outputs: {
      endpoint: "https://0123456789ABCDEF0123456789ABCDEF.gr7.{region}.eks.amazonaws.com",
      certificateAuthority: () => ({ data: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==" }),
      certificateAuthorities: () => [{ data: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==" }],
      identities: (it) => [{ oidcs: [{ issuer: issuer(it) }] }],
      vpcConfig: (it) => {
        const given = it.input("vpcConfig");
        return {
          clusterSecurityGroupId: it.fill("sg-{hex:17}"),
          vpcId: it.fill("vpc-{hex:17}"),
          ...(isWireObject(given) ? given : {}),
        };
      },
      platformVersion: "eks.1",
      status: "ACTIVE",
    },
  },
  "eks/nodeGroup": {
    named: "nodeGroupName",
    id: "{clusterName}:{name}",
    arn: "eks:{region}:{account}:nodegroup/{clusterName}/{name}/{uuid}",
  },
  "eks/fargateProfile": {
    named: "fargateProfileName",
    id: "{clusterName}:{name}",
    arn: "eks:{region}:{account}:fargateprofile/{clusterName}/{name}/{uuid}",
  },
  "eks/addon": {
    id: "{clusterName}:{addonName}",
    arn: "eks:{region}:{account}:addon/{clusterName}/{addonName}/{uuid}",
  },
  "batch/computeEnvironment": { named: "name", arn: "batch:{region}:{account}:compute-environment/{name}" },
  "batch/jobQueue": { named: "name", id: "{arn}", arn: "batch:{region}:{account}:job-queue/{name}" },
  "batch/jobDefinition": { named: "name", id: "{arn}", arn: "batch:{region}:{account}:job-definition/{name}:1" },
  "apprunner/service": {
    named: "serviceName",
    id: "{arn}",
    arn: "apprunner:{region}:{account}:service/{name}/{hex:32}",
    outputs: { serviceUrl: "{lower:10}.{region}.awsapprunner.com" },
  },
  "elasticbeanstalk/application": { named: "name", arn: "elasticbeanstalk:{region}:{account}:application/{name}" },
  "elasticbeanstalk/environment": {
    named: "name",
    id: "e-{lower:10}",
    arn: "elasticbeanstalk:{region}:{account}:environment/{name}",
    outputs: {
      cname: "{name}.{region}.elasticbeanstalk.com",
      endpointUrl: "awseb-{lower:10}.{region}.elb.amazonaws.com",
    },
  },
  "sfn/stateMachine": { named: "name", id: "{arn}", arn: "states:{region}:{account}:stateMachine:{name}" },
  "sfn/activity": { named: "name", id: "{arn}", arn: "states:{region}:{account}:activity:{name}" },
};

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const port = config.getNumber("port") ?? 80;

const vpc = aws.ec2.getVpcOutput({ default: true });
const subnets = aws.ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [vpc.id] }] });

const group = new aws.ec2.SecurityGroup("web", {
  vpcId: vpc.id,
  ingress: [{ protocol: "tcp", fromPort: port, toPort: port, cidrBlocks: ["0.0.0.0/0"] }],
  egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});

const cluster = new aws.ecs.Cluster("app");

const balancer = new aws.lb.LoadBalancer("app", { securityGroups: [group.id], subnets: subnets.ids });
const target = new aws.lb.TargetGroup("app", { port, protocol: "HTTP", targetType: "ip", vpcId: vpc.id });
const listener = new aws.lb.Listener("app", {
  loadBalancerArn: balancer.arn,
  port,
  defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
});

const role = new aws.iam.Role("task-exec", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" }),
});
new aws.iam.RolePolicyAttachment("task-exec", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AmazonECSTaskExecutionRolePolicy,
});

const repository = new aws.ecr.Repository("app", { imageScanningConfiguration: { scanOnPush: true } });
const logs = new aws.cloudwatch.LogGroup("app", { retentionInDays: 30 });

const task = new aws.ecs.TaskDefinition("app", {
  family: "fargate-task",
  cpu: "256",
  memory: "512",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  executionRoleArn: role.arn,
  containerDefinitions: pulumi.jsonStringify([
    {
      name: "app",
      image: pulumi.interpolate`${repository.repositoryUrl}:latest`,
      portMappings: [{ containerPort: port, hostPort: port, protocol: "tcp" }],
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": logs.name, "awslogs-region": aws.getRegionOutput().name },
      },
    },
  ]),
});

new aws.ecs.Service(
  "app",
  {
    cluster: cluster.arn,
    desiredCount: 2,
    launchType: "FARGATE",
    taskDefinition: task.arn,
    networkConfiguration: { assignPublicIp: true, subnets: subnets.ids, securityGroups: [group.id] },
    loadBalancers: [{ targetGroupArn: target.arn, containerName: "app", containerPort: port }],
  },
  { dependsOn: [listener] },
);

new aws.appautoscaling.Target("app", {
  minCapacity: 1,
  maxCapacity: 4,
  resourceId: pulumi.interpolate`service/${cluster.name}/app`,
  scalableDimension: "ecs:service:DesiredCount",
  serviceNamespace: "ecs",
});

export const url = balancer.dnsName.apply((name) => `http://${name.split(".")[0]}`);

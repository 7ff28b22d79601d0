import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// The same web shop as stacks/storefront, as it is often written: it works on the first day. Never deploy it.

const vpc = new aws.ec2.Vpc("shop", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
const internet = new aws.ec2.InternetGateway("shop", { vpcId: vpc.id });
const routes = new aws.ec2.RouteTable("shop", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: internet.id }],
});
const subnets = ["a", "b"].map((letter, index) => {
  const subnet = new aws.ec2.Subnet(`shop-${letter}`, {
    vpcId: vpc.id,
    cidrBlock: `10.0.${String(index)}.0/24`,
    availabilityZone: `eu-west-1${letter}`,
    mapPublicIpOnLaunch: true,
  });
  new aws.ec2.RouteTableAssociation(`shop-${letter}`, { subnetId: subnet.id, routeTableId: routes.id });
  return subnet;
});
const subnetIds = subnets.map((subnet) => subnet.id);

const everything = [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }];
const webGroup = new aws.ec2.SecurityGroup("web", {
  vpcId: vpc.id,
  ingress: [
    { protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"] },
    { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] },
  ],
  egress: everything,
});
const databaseGroup = new aws.ec2.SecurityGroup("database", {
  vpcId: vpc.id,
  ingress: [{ protocol: "tcp", fromPort: 3306, toPort: 3306, cidrBlocks: ["0.0.0.0/0"] }],
  egress: everything,
});

const sessionsGroup = new aws.ec2.SecurityGroup("sessions", {
  vpcId: vpc.id,
  ingress: [{ protocol: "tcp", fromPort: 6379, toPort: 6379, securityGroups: [webGroup.id] }],
});
const warehouseGroup = new aws.ec2.SecurityGroup("warehouse", {
  vpcId: vpc.id,
  ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: [vpc.cidrBlock] }],
});

const database = new aws.rds.Instance("orders", {
  engine: "mysql",
  instanceClass: "db.t3.micro",
  allocatedStorage: 20,
  dbName: "orders",
  username: "admin",
  password: "Sommer2024!",
  publiclyAccessible: true,
  skipFinalSnapshot: true,
  dbSubnetGroupName: new aws.rds.SubnetGroup("orders", { subnetIds }).name,
  vpcSecurityGroupIds: [databaseGroup.id],
});

const pictures = new aws.s3.Bucket("pictures", { forceDestroy: true });
new aws.s3.BucketOwnershipControls("pictures", {
  bucket: pictures.id,
  rule: { objectOwnership: "BucketOwnerPreferred" },
});
new aws.s3.BucketPublicAccessBlock("pictures", {
  bucket: pictures.id,
  blockPublicAcls: false,
  blockPublicPolicy: false,
  ignorePublicAcls: false,
  restrictPublicBuckets: false,
});
new aws.s3.BucketAcl("pictures", { bucket: pictures.id, acl: "public-read" });
new aws.s3.BucketWebsiteConfiguration("pictures", { bucket: pictures.id, indexDocument: { suffix: "index.html" } });
const invoices = new aws.s3.Bucket("invoices");

const orderQueue = new aws.sqs.Queue("orders", { sqsManagedSseEnabled: false });
const news = new aws.sns.Topic("news");
new aws.sns.TopicPolicy("news", {
  arn: news.arn,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: news.arn }],
  }),
});
const carts = new aws.dynamodb.Table("carts", {
  attributes: [{ name: "customer", type: "S" }],
  hashKey: "customer",
  billingMode: "PAY_PER_REQUEST",
});

const deployer = new aws.iam.User("deployer");
new aws.iam.UserPolicyAttachment("deployer", {
  user: deployer.name,
  policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
});
const deployKey = new aws.iam.AccessKey("deployer", { user: deployer.name });

const role = new aws.iam.Role("shop", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
});
new aws.iam.RolePolicy("shop", {
  role: role.id,
  policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }),
});
const receipts = new aws.lambda.Function("receipts", {
  runtime: "nodejs16.x",
  handler: "index.handler",
  role: role.arn,
  code: new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.StringAsset("exports.handler = async () => ({ statusCode: 200 });"),
  }),
  environment: {
    variables: {
      DATABASE: database.endpoint,
      DATABASE_PASSWORD: "Sommer2024!",
      STRIPE_SECRET_KEY: "sk_live_51H8example",
      INVOICES: invoices.bucket,
      ORDERS: orderQueue.url,
      CARTS: carts.name,
    },
  },
});
const receiptsUrl = new aws.lambda.FunctionUrl("receipts", { functionName: receipts.name, authorizationType: "NONE" });
new aws.cloudwatch.LogGroup("receipts", { name: pulumi.interpolate`/aws/lambda/${receipts.name}` });

// The server puts new templates of receipts into the function.
const serverRole = new aws.iam.Role("web", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
});
new aws.iam.RolePolicy("web", {
  role: serverRole.id,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: ["lambda:InvokeFunction", "lambda:UpdateFunctionCode"], Resource: receipts.arn },
    ],
  }),
});
const server = new aws.ec2.Instance("web", {
  ami: "ami-0c55b159cbfafe1f0",
  instanceType: "t3.medium",
  subnetId: subnets[0]?.id,
  vpcSecurityGroupIds: [webGroup.id],
  associatePublicIpAddress: true,
  keyName: "shop",
  iamInstanceProfile: new aws.iam.InstanceProfile("web", { role: serverRole.name }).name,
  userData: pulumi.interpolate`#!/bin/bash
export AWS_ACCESS_KEY_ID=${deployKey.id} AWS_SECRET_ACCESS_KEY=${deployKey.secret}
docker run -d -p 80:80 -e DATABASE=${database.endpoint} -e DATABASE_PASSWORD='Sommer2024!' shop/web:latest
`,
});
const disk = new aws.ebs.Volume("uploads", { availabilityZone: "eu-west-1a", size: 100 });
new aws.ec2.VolumeAttachment("uploads", { instanceId: server.id, volumeId: disk.id, deviceName: "/dev/sdh" });

const balancer = new aws.lb.LoadBalancer("shop", { subnets: subnetIds, securityGroups: [webGroup.id] });
const web = new aws.lb.TargetGroup("web", { vpcId: vpc.id, port: 80, protocol: "HTTP" });
new aws.lb.TargetGroupAttachment("web", { targetGroupArn: web.arn, targetId: server.id });
new aws.lb.Listener("shop", {
  loadBalancerArn: balancer.arn,
  port: 80,
  protocol: "HTTP",
  defaultActions: [{ type: "forward", targetGroupArn: web.arn }],
});

new aws.elasticache.Cluster("sessions", {
  engine: "redis",
  nodeType: "cache.t3.micro",
  numCacheNodes: 1,
  subnetGroupName: new aws.elasticache.SubnetGroup("sessions", { subnetIds }).name,
  securityGroupIds: [sessionsGroup.id],
});

// The warehouse has no public address and takes calls from the network alone; the analysts need it from home.
const warehouse = new aws.ec2.Instance("warehouse", {
  ami: "ami-0c55b159cbfafe1f0",
  instanceType: "t3.large",
  subnetId: subnets[1]?.id,
  vpcSecurityGroupIds: [warehouseGroup.id],
  associatePublicIpAddress: false,
  userData: "#!/bin/bash\ndocker run -d -p 5432:5432 postgres:16",
});
const analysts = new aws.lb.LoadBalancer("analysts", {
  loadBalancerType: "network",
  internal: false,
  subnets: subnetIds,
});
const reports = new aws.lb.TargetGroup("warehouse", {
  vpcId: vpc.id,
  port: 5432,
  protocol: "TCP",
  preserveClientIp: "false",
});
new aws.lb.TargetGroupAttachment("warehouse", { targetGroupArn: reports.arn, targetId: warehouse.id });
new aws.lb.Listener("analysts", {
  loadBalancerArn: analysts.arn,
  port: 5432,
  protocol: "TCP",
  defaultActions: [{ type: "forward", targetGroupArn: reports.arn }],
});

// The accountant may look things up as the night's reports do; those run what the accountant writes, in functions of their own.
const accountant = new aws.iam.User("accountant");
const nightly = new aws.iam.Role("nightly", {
  assumeRolePolicy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: accountant.arn }, Action: "sts:AssumeRole" }],
  }),
});
new aws.iam.RolePolicy("nightly", {
  role: nightly.id,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "iam:PassRole", Resource: role.arn },
      {
        Effect: "Allow",
        Action: ["lambda:CreateFunction", "lambda:InvokeFunction"],
        Resource: "arn:aws:lambda:eu-west-1:*:function:report-*",
      },
    ],
  }),
});

// The photographer keeps the list of folders in the policy up to date.
const photographer = new aws.iam.User("photographer");
const folders = new aws.iam.Policy("folders", {
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: pulumi.interpolate`${pictures.arn}/summer/*`,
      },
    ],
  }),
});
new aws.iam.UserPolicyAttachment("photographer", { user: photographer.name, policyArn: folders.arn });
new aws.iam.UserPolicy("photographer", {
  user: photographer.name,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "iam:CreatePolicyVersion", Resource: folders.arn }],
  }),
});

export const shop = balancer.dnsName;
export const receiptsEndpoint = receiptsUrl.functionUrl;

import { CfnOutput, Stack, Tags } from "aws-cdk-lib";
import type { Construct } from "constructs";
import {
  BackupVault,
  Bucket,
  Database,
  DatabaseMonitoring,
  Keys,
  LogBucket,
  Network,
  Queue,
  Role,
} from "sallyport/cdk";
import { boundaries, shopPath } from "./boundaries";
import { FrontDoor } from "./front-door";
import { Pipeline } from "./pipeline";

const owner = "storefront-team";

/**
 * The web shop of ../storefront, in CDK: customers come in over HTTPS, the shop runs in containers that its own pipeline deploys,
 * orders are kept in PostgreSQL and wait in a queue for the warehouse, pictures of goods and customers' invoices are kept in buckets.
 */
export class Storefront extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly certificateArn: string; readonly connectionArn: string },
  ) {
    super(scope, id);
    Tags.of(this).add("Owner", owner);

    const keys = new Keys(this, "keys", {
      owner,
      classes: {
        public: ["s3"],
        internal: ["events", "logs", "sns"],
        confidential: ["backup", "logs", "rds", "s3", "secretsmanager", "sqs"],
      },
    });
    const within = boundaries(this);
    const logs = new LogBucket(this, "logs", { owner, accepts: ["s3", "load-balancers"] });
    const network = new Network(this, "network", {
      cidr: "10.20.0.0/16",
      owner,
      availabilityZones: ["a", "b"],
      zones: { edge: {}, app: {}, data: {} },
      flows: {
        "internet -> edge : 443": "customers reach the load balancer",
        "edge -> app : 8443": "the load balancer calls the shop",
        "app -> data : 5433": "the shop keeps its orders",
        "app -> aws.s3 : 443": "the shop keeps pictures and invoices",
        "app -> aws.sqs : 443": "the shop hands orders to the warehouse",
      },
      egress: "endpoints",
      endpoints: { zone: "app" },
      flowLogs: { to: "log-group", key: keys.for.internal },
      boundary: within.shop,
    });
    const { edge, app, data } = network.zones;

    const pictures = new Bucket(this, "pictures", {
      dataClass: "public",
      owner,
      key: keys.for.public,
      accessLogs: logs,
    });
    const confidential = { dataClass: "confidential", owner, key: keys.for.confidential } as const;
    const invoices = new Bucket(this, "invoices", { ...confidential, accessLogs: logs });
    const orders = new Queue(this, "orders", confidential);
    const database = new Database(this, "order-database", {
      ...confidential,
      form: "instance",
      engine: "postgresql-17",
      size: "db.t4g.medium",
      storageGib: 50,
      zone: data,
      monitoring: new DatabaseMonitoring(this, "monitoring", { owner, key: keys.for.internal, boundary: within.shop }),
    });
    new BackupVault(this, "backups", {
      ...confidential,
      protects: { resources: { orders: database } },
      boundary: within.shop,
    });

    // What the shop's containers act as. What it may do, each thing says that is granted to it.
    const { role: shop } = new Role(this, "shop", {
      owner,
      why: "the shop's containers",
      trust: { service: "ecs-tasks" },
      boundary: within.shop,
      path: shopPath,
      attachments: "shared",
    });
    pictures.grantReadWrite(shop, { why: "the shop shows pictures of its goods" });
    invoices.grantWrite(shop, { why: "the shop writes an invoice for each order" });
    orders.grantSendMessages(shop, { why: "the shop hands orders to the warehouse" });
    database.grantConnect(shop, "shop", { why: "the shop keeps its orders" });

    const { targets } = new FrontDoor(this, "front-door", {
      owner,
      placement: edge.placement,
      logs,
      logKey: keys.for.internal,
      certificateArn: props.certificateArn,
    });

    const { roles } = new Pipeline(this, "pipeline", { owner, keys, logs, within, connection: props.connectionArn });

    // What the pipeline of the shop's containers needs to know.
    new CfnOutput(this, "Subnets", { value: Object.values(app.subnets).join(",") });
    new CfnOutput(this, "SecurityGroup", { value: app.securityGroup });
    new CfnOutput(this, "TargetGroup", { value: targets.targetGroupArn });
    new CfnOutput(this, "Role", { value: shop.roleArn });
    new CfnOutput(this, "DeployedBy", { value: roles.entries.apply.arn });
    new CfnOutput(this, "Database", { value: database.address });
    new CfnOutput(this, "OrderQueue", { value: orders.url });
    new CfnOutput(this, "Pictures", { value: pictures.name });
    new CfnOutput(this, "Invoices", { value: invoices.name });
    new CfnOutput(this, "FlowMatrix", { value: this.toJsonString(network.flowMatrix) });
  }
}

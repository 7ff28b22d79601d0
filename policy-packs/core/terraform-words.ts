/** What stands in a Terraform type for a module of the Pulumi provider, where it is another word. */
const modules: { readonly [module: string]: string } = {
  apigateway: "api_gateway",
  cfg: "config",
  ec2: "",
  ec2transitgateway: "ec2_transit_gateway",
};

/** Types whose names follow no rule. */
const irregular: { readonly [type: string]: string } = {
  "cfg.Recorder": "config_configuration_recorder",
  "cfg.RecorderStatus": "config_configuration_recorder_status",
  "cloudtrail.Trail": "cloudtrail",
  "ec2.InstanceMetadataDefaults": "ec2_instance_metadata_defaults",
  "ec2.ManagedPrefixList": "ec2_managed_prefix_list",
  "ec2transitgateway.TransitGateway": "ec2_transit_gateway",
  "elb.ListenerPolicy": "load_balancer_listener_policy",
  "elb.LoadBalancer": "elb",
  "elb.LoadBalancerPolicy": "load_balancer_policy",
  "iam.OpenIdConnectProvider": "iam_openid_connect_provider",
  "lb.LoadBalancer": "lb",
  "rds.Instance": "db_instance",
  "rds.OptionGroup": "db_option_group",
  "rds.ParameterGroup": "db_parameter_group",
  "rds.Proxy": "db_proxy",
  "rds.SubnetGroup": "db_subnet_group",
  "route53.HostedZoneDnsSec": "route53_hosted_zone_dnssec",
  "s3.BucketReplicationConfig": "s3_bucket_replication_configuration",
  "sqs.QueuePolicy": "sqs_queue_policy",
  "sqs.RedriveAllowPolicy": "sqs_queue_redrive_allow_policy",
  "sqs.RedrivePolicy": "sqs_queue_redrive_policy",
};

const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();

const typeOf = (module: string, name: string): string => {
  const known = irregular[`${module}.${name}`];
  if (known !== undefined) return `aws_${known}`;
  const prefix = modules[module] ?? module;
  return prefix === "" ? `aws_${snake(name)}` : `aws_${prefix}_${snake(name)}`;
};

/** Code without what stands in quotes, piece by piece; the texts in quotes stay as they are. */
const outsideQuotes = (code: string, change: (piece: string) => string): string =>
  code
    .split(/("[^"]*")/)
    .map((piece, index) => (index % 2 === 1 ? piece : change(piece)))
    .join("");

const codeOf = (code: string): string =>
  outsideQuotes(code, (piece) =>
    piece
      .replace(/\b[a-z]+[a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+\b/g, snake)
      .replace(/\b([a-z]\w*): \{/g, "$1 {")
      .replace(/\b([a-z]\w*): /g, "$1 = "),
  );

/** What to change in Pulumi's words, in Terraform's: the same provider's, in another spelling. */
export const inTerraform = (fix: string): string =>
  fix
    .replace(/`config\.requireSecret`/g, "a variable that nobody gives a default")
    .replace(/\baws\.([a-z0-9]+)\.([A-Z][A-Za-z0-9]*)/g, (_, module: string, name: string) => typeOf(module, name))
    .replace(/`([^`]*)`/g, (_, code: string) => `\`${codeOf(code)}\``)
    .replace(/\bthe Pulumi provider\b/g, "the provider");

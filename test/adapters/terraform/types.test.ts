import { describe, expect, it } from "@jest/globals";
import { mappings } from "../../../policy-packs/adapters/pulumi/mappings";
import { isPulumisOwn, terraformType, tokenOf } from "../../../policy-packs/adapters/terraform/types";

describe("terraformType", () => {
  it.each(Object.keys(mappings).filter((token) => !isPulumisOwn(token)))(
    "%s has a Terraform type of its own",
    (token) => {
      const type = terraformType(token) ?? "";
      expect(type).toMatch(/^aws_[a-z0-9_]+$/);
      expect(type).not.toContain("__");
      expect(tokenOf(type)).toBe(token);
    },
  );

  it.each([
    ["aws:s3/bucket:Bucket", "aws_s3_bucket"],
    ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "aws_s3_bucket_public_access_block"],
    ["aws:ec2/securityGroup:SecurityGroup", "aws_security_group"],
    ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "aws_vpc_security_group_ingress_rule"],
    ["aws:rds/instance:Instance", "aws_db_instance"],
    ["aws:rds/cluster:Cluster", "aws_rds_cluster"],
    ["aws:rds/proxy:Proxy", "aws_db_proxy"],
    ["aws:rds/subnetGroup:SubnetGroup", "aws_db_subnet_group"],
    ["aws:apigateway/restApi:RestApi", "aws_api_gateway_rest_api"],
    ["aws:cloudtrail/trail:Trail", "aws_cloudtrail"],
    ["aws:lb/listener:Listener", "aws_lb_listener"],
    ["aws:codepipeline/pipeline:Pipeline", "aws_codepipeline"],
    ["aws:codepipeline/webhook:Webhook", "aws_codepipeline_webhook"],
    ["aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry", "aws_ec2_managed_prefix_list_entry"],
    ["aws:ec2/securityGroupAssociation:SecurityGroupAssociation", "aws_vpc_endpoint_security_group_association"],
    ["aws:ec2transitgateway/transitGateway:TransitGateway", "aws_ec2_transit_gateway"],
    ["aws:route53/hostedZoneDnsSec:HostedZoneDnsSec", "aws_route53_hosted_zone_dnssec"],
    ["aws:s3/bucketReplicationConfig:BucketReplicationConfig", "aws_s3_bucket_replication_configuration"],
    ["aws:sqs/redrivePolicy:RedrivePolicy", "aws_sqs_queue_redrive_policy"],
    ["aws:s3/bucketV2:BucketV2", undefined],
    ["aws:nowhere/thing:Thing", undefined],
  ])("%s is %s", (token, type) => {
    expect(terraformType(token)).toBe(type);
  });
});

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
    ["aws:s3/bucketV2:BucketV2", undefined],
    ["aws:nowhere/thing:Thing", undefined],
  ])("%s is %s", (token, type) => {
    expect(terraformType(token)).toBe(type);
  });
});

import { CfnResource } from "aws-cdk-lib";
import type { Make } from "./make";

/** Where cdk-nag looks for what closes a VPC's default security group: beside the VPC. */
const idOf = {
  "Custom::VpcRestrictDefaultSG": "RestrictDefaultSecurityGroupCustomResource",
  "Custom::VpcRestrictDefaultNetworkAcl": "RestrictDefaultNetworkAclCustomResource",
} as const;

/** Takes the rules out of what EC2 gives every VPC by default. */
export const closedDefault =
  (type: keyof typeof idOf): Make =>
  (scope, _, properties) =>
    new CfnResource(scope, idOf[type], { type, properties: { ...properties } });

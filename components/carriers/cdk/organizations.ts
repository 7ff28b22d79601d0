import { CfnAccount, CfnOrganization, CfnOrganizationalUnit, CfnPolicy } from "aws-cdk-lib/aws-organizations";
import type { OrganizationsResources } from "../../model/planned/organizations";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of AWS Organizations; what CloudFormation cannot say is left out. */
export const organizations: Makers<keyof OrganizationsResources<string>> = {
  "AWS::Organizations::Account": one(CfnAccount),
  "AWS::Organizations::Organization": one(CfnOrganization),
  "AWS::Organizations::OrganizationalUnit": one(CfnOrganizationalUnit),
  "AWS::Organizations::Policy": one(CfnPolicy),
};

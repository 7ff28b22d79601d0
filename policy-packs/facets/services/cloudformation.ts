import type { FacetsOf } from "../table";

export const cloudformation: FacetsOf<"AWS::CloudFormation::Authentication"> = {
  // No resource of its own: a part of the metadata of an instance or a launch configuration.
  "AWS::CloudFormation::Authentication": {},
};

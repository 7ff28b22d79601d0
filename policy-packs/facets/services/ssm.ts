import type { FacetsOf } from "../table";

export const ssm: FacetsOf<"AWS::SSM::Parameter"> = { "AWS::SSM::Parameter": {} };

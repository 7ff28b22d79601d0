import type { FacetsOf } from "../table";

export const amplify: FacetsOf<"AWS::Amplify::App" | "AWS::Amplify::Branch"> = {
  "AWS::Amplify::App": {},
  "AWS::Amplify::Branch": {},
};

import type { FacetsOf } from "../table";

export const directoryservice: FacetsOf<"AWS::DirectoryService::MicrosoftAD" | "AWS::DirectoryService::SimpleAD"> = {
  "AWS::DirectoryService::MicrosoftAD": {},
  "AWS::DirectoryService::SimpleAD": {},
};

import type * as aws from "@pulumi/aws";
import { password } from "../codecs";
import { map } from "../mapping";

export const directoryservice = {
  // The SDK has one type for all kinds of directories; what is read of each is the same.
  "aws:directoryservice/directory:Directory": map<
    aws.directoryservice.DirectoryArgs,
    "AWS::DirectoryService::MicrosoftAD"
  >("AWS::DirectoryService::MicrosoftAD", (it) => ({
    Name: it.get("name"),
    Password: password(it.get("password")),
  })),
};

import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { password, tags } from "../codecs";
import { map } from "../mapping";

/** Each type of file system is a resource of its own in Pulumi, and a word in CloudFormation. */
const kindOf = (it: View<unknown>, type: string): View<string> => View.of<string>(it.source, type, ["type"]);

const noDirectory = (it: View<unknown>) => ({
  SelfManagedActiveDirectoryConfiguration: { Password: View.absent<string>(it) },
});

export const fsx = {
  "aws:fsx/lustreFileSystem:LustreFileSystem": map<aws.fsx.LustreFileSystemArgs, "AWS::FSx::FileSystem">(
    "AWS::FSx::FileSystem",
    (it) => ({
      FileSystemType: kindOf(it, "LUSTRE"),
      KmsKeyId: it.get("kmsKeyId"),
      SecurityGroupIds: it.get("securityGroupIds"),
      SubnetIds: it.get("subnetIds").list(),
      LustreConfiguration: { DeploymentType: it.get("deploymentType") },
      WindowsConfiguration: noDirectory(it),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:fsx/ontapFileSystem:OntapFileSystem": map<aws.fsx.OntapFileSystemArgs, "AWS::FSx::FileSystem">(
    "AWS::FSx::FileSystem",
    (it) => ({
      FileSystemType: kindOf(it, "ONTAP"),
      KmsKeyId: it.get("kmsKeyId"),
      SecurityGroupIds: it.get("securityGroupIds"),
      SubnetIds: it.get("subnetIds"),
      LustreConfiguration: { DeploymentType: View.absent(it) },
      WindowsConfiguration: noDirectory(it),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": map<aws.fsx.OpenZfsFileSystemArgs, "AWS::FSx::FileSystem">(
    "AWS::FSx::FileSystem",
    (it) => ({
      FileSystemType: kindOf(it, "OPENZFS"),
      KmsKeyId: it.get("kmsKeyId"),
      SecurityGroupIds: it.get("securityGroupIds"),
      SubnetIds: it.get("subnetIds"),
      LustreConfiguration: { DeploymentType: View.absent(it) },
      WindowsConfiguration: noDirectory(it),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:fsx/windowsFileSystem:WindowsFileSystem": map<aws.fsx.WindowsFileSystemArgs, "AWS::FSx::FileSystem">(
    "AWS::FSx::FileSystem",
    (it) => ({
      FileSystemType: kindOf(it, "WINDOWS"),
      KmsKeyId: it.get("kmsKeyId"),
      SecurityGroupIds: it.get("securityGroupIds"),
      SubnetIds: it.get("subnetIds"),
      LustreConfiguration: { DeploymentType: View.absent(it) },
      WindowsConfiguration: {
        SelfManagedActiveDirectoryConfiguration: {
          Password: password(
            View.either(
              it.get("selfManagedActiveDirectory").get("passwordWo"),
              it.get("selfManagedActiveDirectory").get("password"),
            ),
          ),
        },
      },
      Tags: tags(it.get("tags")),
    }),
  ),
};

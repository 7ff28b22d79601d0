import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "efs-access-point-root-directory",
  title: "An EFS access point shows one directory",
  principle: "zoning",
  severity: "medium",
  why: "An access point is there to keep applications apart; one at the root shows each of them everybody's files.",
  fix: {
    pulumi: 'Set `rootDirectory: { path: "/app" }` on the aws.efs.AccessPoint; it is replaced.',
    cloudformation: "Set `RootDirectory.Path` to the application's own directory; the access point is replaced.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-3"],
  checks: {
    "AWS::EFS::AccessPoint": (it) =>
      given(it.get("RootDirectory").get("Path").str("/"), (path) =>
        path === "/" ? fail(it.get("RootDirectory").get("Path"), "the whole file system is in sight") : pass,
      ),
  },
  examples: {
    good: [{ type: "AWS::EFS::AccessPoint", properties: { FileSystemId: "fs-1", RootDirectory: { Path: "/app" } } }],
    bad: [{ type: "AWS::EFS::AccessPoint", properties: { FileSystemId: "fs-1" } }],
  },
  equivalents: [{ id: "CKV_AWS_329", type: "AWS::EFS::AccessPoint" }],
});

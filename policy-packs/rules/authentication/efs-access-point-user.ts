import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { every, fail, isSet, pass } from "../../core/verdict";

type PosixUser = View<NonNullable<Properties<"AWS::EFS::AccessPoint">["PosixUser"]>>;

const isNotRoot = (user: PosixUser, id: "Gid" | "Uid") =>
  given(user.get(id).text(), (text) =>
    text === "0" ? fail(user.get(id), "clients act as root, whoever they are") : pass,
  );

export default defineRule({
  id: "efs-access-point-user",
  title: "An EFS access point sets the user it acts as, who is not root",
  principle: "authentication",
  severity: "medium",
  why: "Without a set user the client says who it is, and NFS believes it: any client may call itself root.",
  fix: {
    pulumi: "Set `posixUser: { uid: 1000, gid: 1000 }` on the aws.efs.AccessPoint; it is replaced.",
    cloudformation: "Set `PosixUser` with `Uid` and `Gid`; the access point is replaced.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-4"],
  checks: {
    "AWS::EFS::AccessPoint": (it) => {
      const user = it.get("PosixUser");
      return every([
        isSet(user.get("Uid"), "clients choose for themselves who they are"),
        isNotRoot(user, "Uid"),
        isNotRoot(user, "Gid"),
      ]);
    },
  },
  examples: {
    good: [{ type: "AWS::EFS::AccessPoint", properties: { FileSystemId: "fs-1", PosixUser: { Uid: "1000" } } }],
    bad: [{ type: "AWS::EFS::AccessPoint", properties: { FileSystemId: "fs-1" } }],
  },
  equivalents: [{ id: "CKV_AWS_330", type: "AWS::EFS::AccessPoint" }],
});

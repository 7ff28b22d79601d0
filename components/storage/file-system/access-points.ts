import { isName } from "../../model/name";
import { planned, ref, type Planned } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Tags } from "../../model/planned/tags";
import type { AccessPointSpec } from "./spec";

export const accessPointId = (name: string): string => `access-${name}`;

/** FSBP EFS.3 and EFS.4: https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html */
export const planAccessPoints = (
  points: { readonly [name: string]: AccessPointSpec },
  tags: (what: string) => Tags,
  asRoot: boolean,
): readonly Planned[] => {
  if (Object.keys(points).length === 0) {
    throw new PlanError("accessPoints is empty, and they are the only way in: name one.");
  }
  return Object.entries(points).map(([name, spec]) => {
    check(`Access point ${name}`, name, spec, asRoot);
    const { path, uid, gid = uid, permissions = "0750" } = spec;
    return planned("AWS::EFS::AccessPoint", accessPointId(name), {
      AccessPointTags: tags(name),
      FileSystemId: ref("file-system"),
      PosixUser: { Gid: String(gid), Uid: String(uid) },
      RootDirectory: {
        // Without it EFS refuses clients until somebody has made the directory, which takes a mount of the root.
        CreationInfo: { OwnerGid: String(gid), OwnerUid: String(uid), Permissions: permissions },
        Path: path,
      },
    });
  });
};

const check = (what: string, name: string, spec: AccessPointSpec, asRoot: boolean): void => {
  const { path, uid, gid = uid, permissions = "0750" } = spec;
  if (!isName(name)) {
    throw new PlanError(`${what} cannot have that name: use small letters, digits and single dashes.`);
  }
  if (!/^(\/[\w.-]+){1,4}$/.test(path) || path.split("/").includes("..")) {
    throw new PlanError(`${what} cannot show ${path}: name a directory of one to four parts, such as /orders.`);
  }
  const ids = [uid, gid];
  if (!ids.every((id) => Number.isInteger(id) && id >= 0 && id < 2 ** 32)) {
    throw new PlanError(`${what} needs a uid and a gid that are whole numbers below 4294967296.`);
  }
  if (ids.includes(0) && !asRoot) {
    throw new PlanError(
      `${what} would act as root: choose a uid and a gid above 0, or argue it in unsafe as "efs-access-point-user".`,
    );
  }
  if (!/^0?[0-7][0-7][0145]$/.test(permissions)) {
    throw new PlanError(
      `${what} cannot have permissions ${permissions}: write octal ones that let nobody else write, such as 0750.`,
    );
  }
};

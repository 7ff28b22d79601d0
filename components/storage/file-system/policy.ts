import { accountId, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyDocument, PolicyStatement } from "../../model/planned/policy";
import type { Rights } from "../grants";
import type { MountGrant } from "./spec";

const mount = "elasticfilesystem:ClientMount";
const root = "elasticfilesystem:ClientRootAccess";
const write = "elasticfilesystem:ClientWrite";

type Condition = NonNullable<PolicyStatement<Text>["Condition"]>;

const deny = (Sid: string, Condition: Condition, Action: readonly string[] = [mount, root, write]) =>
  ({ Sid, Effect: "Deny", Principal: "*", Action, Condition }) as const;

/**
 * With a policy there is no client without a name any more; who may mount is in the policies of the roles. It names no resource: it
 * is a property of the file system, which does not know its own ARN yet.
 * https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
 */
export const fileSystemPolicy = (asRoot: boolean): PolicyDocument<Text> => ({
  Version: "2012-10-17",
  Statement: [
    deny("DenyPlainNfs", { Bool: { "aws:SecureTransport": false } }),
    deny("DenyOtherWaysIn", { Bool: { "elasticfilesystem:AccessedViaMountTarget": false } }),
    deny("DenyWithoutAccessPoint", { Null: { "elasticfilesystem:AccessPointArn": true } }),
    // Clients without a name have no account either.
    deny("DenyOtherAccounts", { StringNotEquals: { "aws:PrincipalAccount": accountId } }),
    ...(asRoot ? [] : [{ Sid: "DenyRoot", Effect: "Deny", Principal: "*", Action: root } as const]),
  ],
});

const actions = { read: [mount], root: [mount, root], write: [mount, write] } as const;

/** Access points come after the file system, and so can stand in the roles' policies alone, or there would be a circle. */
export const mountRights = <P extends string, R>(
  name: string,
  fileSystem: Text,
  accessPoints: { readonly [point: string]: { readonly uid: number; readonly arn: Text } | undefined },
): Rights<MountGrant<P, R>> => ({
  of: `file system ${name}`,
  onThing: () => [],
  onRole: ({ can, through }) => {
    const point = accessPoints[through];
    if (point === undefined) throw new PlanError(`A grant goes through ${through}, which is no access point here.`);
    if (can.includes("root") && point.uid !== 0) {
      throw new PlanError(
        `A grant through ${through} is for root, but the access point acts as ${String(point.uid)}: take "root" out.`,
      );
    }
    return [
      {
        Sid: "Mount",
        Action: [...new Set(can.flatMap((it) => actions[it]))].sort(),
        Resource: fileSystem,
        Condition: { StringEquals: { "elasticfilesystem:AccessPointArn": point.arn } },
      },
    ];
  },
});

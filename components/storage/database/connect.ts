import { accountId, partition, region, text, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Rights } from "../grants";
import type { ConnectGrant } from "./spec";
import { masterUser } from "./surroundings";

/**
 * Logging in as one database user, by a token of IAM's that lasts a quarter of an hour. RDS has no policy of its own, so that all
 * stands in the role's: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
 */
export const connectRights = <R>(name: string, resourceId: Text): Rights<ConnectGrant<R>> => ({
  of: `database ${name}`,
  onThing: () => [],
  onRole: ({ user }) => {
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,31}$/.test(user) || user === masterUser) {
      throw new PlanError(
        `No grant can connect as "${user}": name one database user of letters, digits and underscores, not the master user.`,
      );
    }
    return [
      {
        Sid: "Connect",
        Action: "rds-db:connect",
        Resource: text`arn:${partition}:rds-db:${region}:${accountId}:dbuser:${resourceId}/${user}`,
      },
    ];
  },
});

import type { Construct } from "constructs";
import { Boundary } from "sallyport/cdk";

/** Under which path the shop's own roles stand. */
export const shopPath = "/storefront/";

/** What roles may use at most, whatever is attached to them: those of the shop, and of the machines that build it. */
export const boundaries = (scope: Construct) => {
  const owner = "platform-team";
  const shop = new Boundary(scope, "storefront", {
    owner,
    why: "the shop, and what backs it up and watches over it",
    services: ["backup", "dynamodb", "ec2", "kms", "logs", "rds", "rds-db", "s3", "sqs", "tag", "xray"],
  });
  const builds = new Boundary(scope, "storefront-builds", {
    owner,
    why: "the machines that build the shop",
    services: ["codebuild", "codeconnections", "ec2", "kms", "logs", "sqs", "xray"],
  });
  return { shop, builds };
};

export type Boundaries = ReturnType<typeof boundaries>;

import { Boundary } from "sallyport/pulumi";

/** Under which path the shop's own roles stand. */
export const shopPath = "/storefront/";

/** What roles may use at most, whatever is attached to them: those of the shop, and of the machines that build it. */
export const boundaries = () => {
  const owner = "platform-team";
  const shop = new Boundary("storefront", {
    owner,
    why: "the shop, and what backs it up and watches over it",
    services: ["backup", "kms", "logs", "rds", "rds-db", "s3", "sqs", "tag"],
  });
  const builds = new Boundary("storefront-builds", {
    owner,
    why: "the machines that build the shop",
    services: ["codebuild", "codeconnections", "ec2", "kms", "logs"],
  });
  return { shop, builds };
};

export type Boundaries = ReturnType<typeof boundaries>;

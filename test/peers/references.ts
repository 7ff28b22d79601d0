import type { App } from "aws-cdk-lib";
import { Storefront } from "../../stacks/storefront-cdk/storefront";

const connectionArn = "arn:aws:codeconnections:eu-west-1:111122223333:connection/12345678-1234-1234-1234-123456789012";
const certificateArn = "arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012";

/** A whole stack, in which what rules look for beside a resource is there. */
export const addStorefront = (app: App): void => {
  new Storefront(app, "storefront", { certificateArn, connectionArn });
};

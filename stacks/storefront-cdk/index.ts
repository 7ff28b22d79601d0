import { App } from "aws-cdk-lib";
import { Storefront } from "./storefront";

const app = new App();
const context = (name: string): string => String(app.node.getContext(name));
new Storefront(app, "storefront", {
  certificateArn: context("certificateArn"),
  connectionArn: context("connectionArn"),
});

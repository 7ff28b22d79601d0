import { App } from "aws-cdk-lib";
import { Storefront } from "./storefront";

const app = new App();
new Storefront(app, "storefront", { certificateArn: String(app.node.getContext("certificateArn")) });

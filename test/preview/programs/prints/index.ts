import * as pulumi from "@pulumi/pulumi";

console.log("from stdout");
console.error("from stderr");
pulumi.log.info("logged");
pulumi.log.warn("careful");

// One app in CDK, synthesized with one plugin or none: `cdk-app.cjs none|nag|sallyport TEMPLATE OUTDIR`. Prints how many
// microseconds of the processor it took.
const { App, Stack, Validations } = require("aws-cdk-lib");
const { CfnInclude } = require("aws-cdk-lib/cloudformation-include");

const [, , plugin, templateFile, outdir] = process.argv;
const app = new App({ outdir });
new CfnInclude(new Stack(app, "stack"), "template", { templateFile });
if (plugin === "nag") {
  const { AwsSolutionsChecks } = require("cdk-nag");
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
} else if (plugin === "sallyport") {
  const { FivePrinciples } = require("../dist/policy-packs/cdk/plugin.js");
  Validations.of(app).addPlugins(new FivePrinciples(app));
}
try {
  app.synth();
} catch {
  process.exitCode = 1;
}
const { user, system } = process.cpuUsage();
console.log(String(user + system));

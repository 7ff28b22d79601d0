import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  App,
  CfnJson,
  CustomResource,
  CustomResourceProvider,
  CustomResourceProviderRuntime,
  Stack,
} from "aws-cdk-lib";
import { InstanceType, Vpc, type IVpc } from "aws-cdk-lib/aws-ec2";
import { Cluster } from "aws-cdk-lib/aws-ecs";
import { OpenIdConnectProvider } from "aws-cdk-lib/aws-iam";
import { Code, Function, Runtime } from "aws-cdk-lib/aws-lambda";
import { Provider } from "aws-cdk-lib/custom-resources";
import { madeBy } from "../../../policy-packs/adapters/cloudformation/framework-made";
import { folderWith } from "../../configuration/configuration";
import { resourcesOf } from "../../components/carriers/synth";

describe("what CDK makes on its own account for what a program asked for", () => {
  const made = new Map<string, string>();

  beforeAll(() => {
    const stack = new Stack(new App(), "Shop", { env: { account: "123456789012", region: "eu-west-1" } });
    const code = Code.fromInline("exports.handler = async () => ({});");
    const handler = (id: string) =>
      new Function(stack, id, { runtime: Runtime.NODEJS_22_X, handler: "index.handler", code });
    new Provider(stack, "Poll", { onEventHandler: handler("Begin"), isCompleteHandler: handler("Done") });
    const { openIdConnectProviderArn } = new OpenIdConnectProvider(stack, "Forge", { url: "https://forge.example" });
    new CfnJson(stack, "Json", { value: { [openIdConnectProviderArn]: "a" } });
    const cluster = new Cluster(stack, "Cluster", { vpc: new Vpc(stack, "Vpc", { natGateways: 0 }) as IVpc });
    cluster.addCapacity("Machines", {
      instanceType: new InstanceType("t3.micro"),
      vpcSubnets: { subnets: cluster.vpc.publicSubnets },
    });
    const serviceToken = CustomResourceProvider.getOrCreate(stack, "Custom::Own", {
      codeDirectory: folderWith({ "index.js": "exports.handler = async () => ({});" }),
      runtime: CustomResourceProviderRuntime.NODEJS_22_X,
    });
    new CustomResource(stack, "Own", { serviceToken });
    for (const [id, { Type }] of Object.entries(resourcesOf(stack)))
      if (/Function$|Role$|Policy$|StateMachine$/.test(Type)) made.set(id, madeBy(id) ?? "the program");
  }, 120_000);

  it.each([
    [/waiterstatemachine/, /isCompleteHandler.*waiterStateMachineLogOptions/],
    [/OpenIdConnectProvider/, /OidcProviderNative/],
    [/CfnUtils/, /CfnJson/],
    [/Drain/, /taskDrainTime/],
    [/^CustomOwn/, /CustomResourceProvider/],
  ])("says for what: %s", (id, forWhat) => {
    const notes = [...made].filter(([logicalId]) => id.test(logicalId)).map(([, note]) => note);
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(note).toMatch(forWhat);
  });

  // As they stand in the templates of programs that CDK would have otherwise by now.
  it.each([
    ["SiteCertificateCertificateRequestorFunctionServiceRoleDefaultPolicy2E5F7B0C", /DnsValidatedCertificate/],
    ["CustomDeleteExistingRecordSetCustomResourceProviderHandler8C5F7D1E", /deleteExisting/],
    ["CustomCrossAccountZoneDelegationCustomResourceProviderRoleED64687B", /CrossAccountZoneDelegationRecord/],
  ])("knows what is deprecated, too: %s", (id, forWhat) => {
    expect(madeBy(id)).toMatch(forWhat);
  });

  it("leaves to the program what it wrote itself", () => {
    const own = [...made].filter(
      ([id]) => /^(Begin|Done|Cluster|ClusterMachinesInstance)/.test(id) && !id.includes("Drain"),
    );
    expect(own.length).toBeGreaterThan(3);
    expect(own.filter(([, note]) => note !== "the program")).toEqual([]);
  });
});

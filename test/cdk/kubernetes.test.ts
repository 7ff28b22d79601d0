import { beforeAll, describe, expect, it } from "@jest/globals";
import { App, Stack } from "aws-cdk-lib";
import { Cluster, EndpointAccess, KubernetesVersion, ClusterLoggingTypes, FargateProfile } from "aws-cdk-lib/aws-eks";
import { ArnPrincipal, Role } from "aws-cdk-lib/aws-iam";
import { LayerVersion } from "aws-cdk-lib/aws-lambda";
import type { RawObject } from "../../components/model/raw";
import { adaptTogether, type Together } from "../../policy-packs/adapters/cloudformation/together";
import { evaluate } from "../../policy-packs/core/evaluate";
import { rules } from "../../policy-packs/rules";
import "../components/carriers/synth";

const [open, inside] = [/^Open[0-9A-F]{8}$/, /^Inside[0-9A-F]{8}$/];

const { API, AUDIT, AUTHENTICATOR } = ClusterLoggingTypes;

describe("a cluster of aws-cdk-lib/aws-eks, which a function of CDK's makes", () => {
  let adapted: Together;
  const judged = (id: string, about: RegExp) =>
    evaluate(
      adapted.graph,
      rules.filter((rule) => rule.id === id),
    )
      .findings.filter(({ resource }) => about.test(resource.address))
      .map(({ verdict, message }) => `${verdict} ${message}`);

  beforeAll(() => {
    const app = new App();
    const given = (stack: Stack) => ({
      version: KubernetesVersion.V1_33,
      kubectlLayer: LayerVersion.fromLayerVersionArn(stack, "kubectl", "arn:aws:lambda:eu-west-1:1:layer:kubectl:1"),
      mastersRole: new Role(stack, "Masters", { assumedBy: new ArnPrincipal("arn:aws:iam::1:role/admin") }),
    });
    const [shop, desk] = [new Stack(app, "Shop"), new Stack(app, "Desk")];
    const cluster = new Cluster(shop, "Open", given(shop));
    cluster.addServiceAccount("Orders", { namespace: "shop" });
    new FargateProfile(shop, "Pods", { cluster, selectors: [{ namespace: "shop" }] });
    new Cluster(desk, "Inside", {
      ...given(desk),
      tags: { Owner: "orders-team" },
      endpointAccess: EndpointAccess.PRIVATE,
      clusterLogging: [API, AUDIT, AUTHENTICATOR],
    });
    const assembly = app.synth();
    adapted = adaptTogether(
      [shop, desk].map(({ stackName }) => ({
        file: stackName,
        template: assembly.getStackByName(stackName).template as RawObject,
        locate: () => undefined,
      })),
    );
  }, 120_000);

  it("is judged as CloudFormation's own is: who can reach it", () => {
    expect(judged("not-open-to-internet", open)).toEqual([
      expect.stringMatching(
        /^fail ResourcesVpcConfig.PublicAccessCidrs is not set: anybody on the Internet can reach it/,
      ),
    ]);
    expect(judged("not-open-to-internet", inside)).toEqual([]);
  });

  it("its logs, its tags, and the pods that stand in it", () => {
    expect(judged("use-is-logged", open)).toEqual([expect.stringMatching(/^fail Logging/)]);
    expect(judged("use-is-logged", inside)).toEqual([]);
    expect(judged("owner-tagged", open)).toEqual([expect.stringMatching(/^fail Tags is not set/)]);
    expect(judged("owner-tagged", inside)).toEqual([]);
    expect(adapted.graph.all("AWS::EKS::FargateProfile")).toHaveLength(1);
    expect([...adapted.graph.unread.keys()].filter((type) => /Cluster|Fargate/.test(type))).toEqual([]);
  });

  it("lets a service account take a role, and nobody else", () => {
    expect(judged("federated-trust-names-subject", /^OpenOrders/)).toEqual([]);
  });
});

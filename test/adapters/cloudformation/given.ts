import type { RawObject } from "../../../components/model/raw";
import { adaptTemplate, type Adapted, type Deployment } from "../../../policy-packs/adapters/cloudformation";

/** A template around one stream, whose name is what intrinsic functions are carried out in. */
export const adapt = (template: RawObject, deployment: Deployment = {}): Adapted =>
  adaptTemplate(template, { file: "template.yaml", locate: () => 1, ...deployment });

/** What a property with this value reads as, in a template with these other sections and resources. */
export const resolved = (value: unknown, template: RawObject = {}, deployment: Deployment = {}): unknown => {
  const resources = {
    ...(template["Resources"] as RawObject),
    Tested: { Type: "AWS::Kinesis::Stream", Properties: { Value: value } },
  };
  const { graph } = adapt({ ...template, Resources: resources as unknown as RawObject }, deployment);
  return (graph.get("Tested")?.view.raw as RawObject)["Value"];
};

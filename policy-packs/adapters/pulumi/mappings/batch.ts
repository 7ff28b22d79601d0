import type * as aws from "@pulumi/aws";
import type { View } from "../../../../components/model/view";
import { map } from "../mapping";

/** The JSON text in `containerProperties`, which speaks the Batch API's own names. */
interface Container {
  readonly privileged?: boolean;
}

const container = (text: View<string>): View<Container> => text.json() as View<unknown>;

export const batch = {
  "aws:batch/jobDefinition:JobDefinition": map<aws.batch.JobDefinitionArgs, "AWS::Batch::JobDefinition">(
    "AWS::Batch::JobDefinition",
    (it) => ({
      JobDefinitionName: it.get("name"),
      ContainerProperties: { Privileged: container(it.get("containerProperties")).get("privileged") },
    }),
  ),
};

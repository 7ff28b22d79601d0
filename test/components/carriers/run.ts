import * as pulumi from "@pulumi/pulumi";
import { recordMocks } from "../../../policy-packs/preview/recorder";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";

/** Runs a program under Pulumi's mocks, with placeholders for what AWS would answer, and gives what it registered. */
export const run = async (program: () => void): Promise<readonly PulumiResource[]> => {
  const { mocks, resources } = recordMocks({ "aws:region": "eu-west-1" });
  await pulumi.runtime.setMocks(mocks, "shop", "test");
  program();
  await pulumi.runtime.disconnect();
  return resources;
};

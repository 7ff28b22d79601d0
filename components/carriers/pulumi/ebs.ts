import * as aws from "@pulumi/aws";
import type { EbsResources } from "../../model/planned/ebs";
import { one, type Make, type Makers } from "./make";

/** The key first: no volume is made with another one in between. */
const encryption: Make<"Custom::EbsEncryptionByDefault"> = (name, it, options, protection) => {
  const key = new aws.ebs.DefaultKmsKey(name, { keyArn: it.KmsKeyId }, { ...options, ...protection });
  const on = new aws.ebs.EncryptionByDefault(
    name,
    { enabled: it.Enabled },
    { ...options, ...protection, dependsOn: [key] },
  );
  return { resources: [key, on], attributes: { Ref: on.id } };
};

/** How Pulumi makes what plans write of an account's EBS. */
export const ebs: Makers<keyof EbsResources<string>> = {
  "Custom::EbsEncryptionByDefault": encryption,
  "AWS::EC2::SnapshotBlockPublicAccess": one(aws.ebs.SnapshotBlockPublicAccess, (it) => ({ state: it.State })),
};

import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

interface Copied {
  readonly CmkArn: string;
  readonly Encrypted: boolean;
}

export const dlm = {
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": map<aws.dlm.LifecyclePolicyArgs, "AWS::DLM::LifecyclePolicy">(
    "AWS::DLM::LifecyclePolicy",
    (it) => {
      const details = it.get("policyDetails");
      return {
        PolicyDetails: {
          Actions: details
            .get("action")
            .list()
            .each<{ CrossRegionCopy: readonly { EncryptionConfiguration: Copied }[] }>((action) => ({
              CrossRegionCopy: action.get("crossRegionCopies").each<{ EncryptionConfiguration: Copied }>((copy) => ({
                EncryptionConfiguration: {
                  CmkArn: copy.get("encryptionConfiguration").get("cmkArn"),
                  Encrypted: copy.get("encryptionConfiguration").get("encrypted"),
                },
              })),
            })),
          Schedules: details.get("schedules").each<{ CrossRegionCopyRules: readonly Copied[] }>((schedule) => ({
            CrossRegionCopyRules: schedule
              .get("crossRegionCopyRules")
              .each<Copied>((rule) => ({ CmkArn: rule.get("cmkArn"), Encrypted: rule.get("encrypted") })),
          })),
        },
        Tags: tags(it.get("tags")),
      };
    },
  ),
};

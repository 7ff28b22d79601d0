import { always, keyOwner } from "../read";
import type { FacetsOf } from "../table";

export const scheduler: FacetsOf<"AWS::Scheduler::Schedule"> = {
  "AWS::Scheduler::Schedule": {
    // Encrypted always: https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
    atRest: (it) => [
      { aspect: "input", encrypted: always(it.get("KmsKeyArn")), key: keyOwner(it.get("KmsKeyArn"), "aws-owned") },
    ],
  },
};

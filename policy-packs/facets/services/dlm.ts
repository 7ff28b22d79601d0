import type { Facets } from "../../../components/model/facets";
import type { View } from "../../../components/model/view";
import { keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

interface Copy {
  readonly CmkArn?: string;
  readonly Encrypted?: boolean;
}

/** A copy of an unencrypted snapshot stays so unless the policy says otherwise: https://docs.aws.amazon.com/ebs/latest/userguide/dlm-elements.html */
const store = (aspect: string, copy: View<Copy>): Facets["atRest"][number] => ({
  aspect,
  encrypted: copy.get("Encrypted").bool(false),
  key: keyOwner(copy.get("CmkArn"), "aws-managed"),
});

export const dlm: FacetsOf<"AWS::DLM::LifecyclePolicy"> = {
  "AWS::DLM::LifecyclePolicy": {
    atRest: (it) => {
      const details = it.get("PolicyDetails");
      const scheduled = details
        .get("Schedules")
        .alternatives()
        .flatMap((schedule) => schedule.get("CrossRegionCopyRules").alternatives())
        .map((rule) => store("scheduled-copies", rule));
      const onEvents = details
        .get("Actions")
        .alternatives()
        .flatMap((action) => action.get("CrossRegionCopy").alternatives())
        .map((copy) => store("event-copies", copy.get("EncryptionConfiguration")));
      return [...scheduled, ...onEvents];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
};

import { ownership } from "../read";
import type { FacetsOf } from "../table";
import { launchedVolumes } from "../volumes";

export const autoscaling: FacetsOf<"AWS::AutoScaling::AutoScalingGroup" | "AWS::AutoScaling::LaunchConfiguration"> = {
  "AWS::AutoScaling::AutoScalingGroup": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::AutoScaling::LaunchConfiguration": {
    atRest: (it, near) => launchedVolumes(it.get("BlockDeviceMappings"), near),
    exposure: (it) => {
      const open = it.get("AssociatePublicIpAddress");
      // Where the configuration says nothing, the subnets of its groups decide.
      return open.isAbsent() ? [] : [{ aspect: "public-ip", open: open.bool(false) }];
    },
  },
};

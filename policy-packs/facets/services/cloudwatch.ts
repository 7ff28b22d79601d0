import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const cloudwatch: FacetsOf<"AWS::CloudWatch::Alarm" | "AWS::CloudWatch::CompositeAlarm"> = {
  "AWS::CloudWatch::Alarm": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::CloudWatch::CompositeAlarm": { ownership: (it) => ownership(it.get("Tags")) },
};

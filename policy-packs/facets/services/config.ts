import type { FacetsOf } from "../table";

export const config: FacetsOf<
  "AWS::Config::ConfigurationAggregator" | "AWS::Config::ConfigurationRecorder" | "AWS::Config::DeliveryChannel"
> = {
  "AWS::Config::ConfigurationAggregator": {},
  "AWS::Config::ConfigurationRecorder": {},
  "AWS::Config::DeliveryChannel": {},
};

import type { FacetsOf } from "../table";

/** What programs tell their engines and frameworks, which is nothing that AWS makes. */
export const engine: FacetsOf<"Custom::Provider" | "Custom::ImageLookup" | "Custom::S3AutoDeleteObjects"> = {
  "Custom::Provider": {},
  "Custom::ImageLookup": {},
  "Custom::S3AutoDeleteObjects": {},
};

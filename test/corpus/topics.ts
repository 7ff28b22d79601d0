/** Which rules (or aspects of a rule, `rule/aspect`) answer for a topic of the labelled cases. */
export const topics: Readonly<Record<string, readonly string[]>> = {
  "s3-bucket-versioning": ["old-versions-kept"],
};

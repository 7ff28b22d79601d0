import type { Facets } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import type { Neighbours } from "../../core/rule";
import { linked } from "../linked";
import { allOf, ownership } from "../read";
import type { FacetsOf } from "../table";

type Distribution = View<Properties<"AWS::CloudFront::Distribution">>;

const viewers = (it: Distribution): Value<boolean> => {
  const config = it.get("DistributionConfig");
  const encrypted = (behavior: View<{ readonly ViewerProtocolPolicy?: string }>): Value<boolean> =>
    derive(behavior.get("ViewerProtocolPolicy").str("allow-all"), (policy) => policy !== "allow-all");
  const first = config.get("DefaultCacheBehavior");
  const others = config.get("CacheBehaviors").alternatives();
  const stated = [first, ...others].filter((behavior) => !behavior.isAbsent());
  return allOf(stated.map(encrypted), encrypted(first));
};

/** Origins that CloudFront reaches by HTTP; `match-viewer` is as good as what viewers may speak. */
const origins = (it: Distribution): Facets["inTransit"] => {
  const policies = it
    .get("DistributionConfig")
    .get("Origins")
    .alternatives()
    .map((origin) => origin.get("CustomOriginConfig"))
    .filter((config) => !config.isAbsent())
    .map((config) => config.get("OriginProtocolPolicy").str(""));
  const encrypted = policies.map((policy) =>
    given(policy, (name) =>
      name === "match-viewer"
        ? given(viewers(it), (all) => derive(policy, () => all))
        : derive(policy, () => name === "https-only"),
    ),
  );
  const [first] = encrypted;
  return first === undefined ? [] : [{ aspect: "origins", encrypted: allOf(encrypted, first) }];
};

/** Standard logs are written on the distribution, those of the second version by a delivery that points to it. */
const logs = (it: Distribution, near: Neighbours): Value<boolean> => {
  const bucket = it.get("DistributionConfig").get("Logging").get("Bucket");
  const set = derive(bucket.isSet(), (is) => is && bucket.raw !== "");
  return given(set, (is): Value<boolean> => {
    if (is) return set;
    const sources = near.all("AWS::Logs::DeliverySource").map((source) => source.view.get("ResourceArn"));
    const delivered = linked(it, near, sources);
    return given(delivered, (found) => (found ? delivered : set));
  });
};

export const cloudfront: FacetsOf<
  | "AWS::CloudFront::Distribution"
  | "AWS::CloudFront::VpcOrigin"
  | "AWS::CloudFront::Function"
  | "AWS::CloudFront::ResponseHeadersPolicy"
  | "AWS::Logs::DeliverySource"
> = {
  "AWS::CloudFront::ResponseHeadersPolicy": {},
  "AWS::CloudFront::VpcOrigin": {},
  "AWS::CloudFront::Function": {},
  "AWS::CloudFront::Distribution": {
    inTransit: (it) => [{ aspect: "viewers", encrypted: viewers(it) }, ...origins(it)],
    audit: (it, near) => [{ aspect: "access-logs", enabled: logs(it, near) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::Logs::DeliverySource": {},
};

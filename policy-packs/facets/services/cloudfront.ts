import type { Facets } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import type { Neighbours } from "../../core/rule";
import { linked } from "../linked";
import { allOf, certainly, ownership } from "../read";
import type { FacetsOf } from "../table";

type Distribution = View<Properties<"AWS::CloudFront::Distribution">>;

const viewers = (it: Distribution): Value<boolean> => {
  const config = it.get("DistributionConfig");
  const encrypted = (behavior: View<{ readonly ViewerProtocolPolicy?: string }>): Value<boolean> =>
    derive(behavior.get("ViewerProtocolPolicy").str("allow-all"), (policy) => policy !== "allow-all");
  const first = encrypted(config.get("DefaultCacheBehavior"));
  return allOf([first, ...config.get("CacheBehaviors").alternatives().map(encrypted)], first);
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
  const own = it.get("DistributionConfig").get("Logging").get("Bucket");
  const set = derive(own.text(), (bucket) => bucket !== undefined && bucket !== "");
  if (certainly(set) || certainly(own.isSet()) !== certainly(set)) return certainly(set) ? set : own.isSet();
  const sources = near.all("AWS::Logs::DeliverySource").map((source) => source.view.get("ResourceArn"));
  const delivered = linked(it, near, sources);
  return given(delivered, (found) => (found ? delivered : set));
};

export const cloudfront: FacetsOf<"AWS::CloudFront::Distribution" | "AWS::Logs::DeliverySource"> = {
  "AWS::CloudFront::Distribution": {
    inTransit: (it) => [{ aspect: "viewers", encrypted: viewers(it) }, ...origins(it)],
    audit: (it, near) => [{ aspect: "access-logs", enabled: logs(it, near) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::Logs::DeliverySource": {},
};

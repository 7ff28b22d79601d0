import { derive } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { tagMap } from "../read";
import type { FacetsOf } from "../table";

export const dax: FacetsOf<"AWS::DAX::Cluster" | "AWS::DAX::SubnetGroup"> = {
  "AWS::DAX::SubnetGroup": {},
  "AWS::DAX::Cluster": {
    // DAX has no choice of key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html
    atRest: (it) => [{ aspect: "cache", encrypted: it.get("SSESpecification").get("SSEEnabled").bool(false) }],
    inTransit: (it) => [
      {
        aspect: "clients",
        encrypted: derive(it.get("ClusterEndpointEncryptionType").str("NONE"), (type) => type === "TLS"),
      },
    ],
    ownership: (it) => tagMap(it.get("Tags") as unknown as View<{ readonly [key: string]: string }>),
  },
};

import { derive } from "../../../components/model/value";
import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const quicksight: FacetsOf<"AWS::QuickSight::DataSource"> = {
  "AWS::QuickSight::DataSource": {
    // On where nobody turns it off: https://docs.aws.amazon.com/quicksight/latest/APIReference/API_SslProperties.html
    inTransit: (it) => [
      { aspect: "source", encrypted: derive(it.get("SslProperties").get("DisableSsl").bool(false), (off) => !off) },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};

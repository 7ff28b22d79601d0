import { given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { aspect, eachOf, fail, pass, type Verdict } from "../../core/verdict";
import { facet } from "../../facets/facet";
import { ownerTagged } from "../../facets/fixes/owner-tagged";

const judge = (region: Value<string>, { settings: { allowedRegions } }: Neighbours): Verdict =>
  given(region, (it) =>
    allowedRegions.includes(it) ? pass : fail(region, `only ${allowedRegions.join(", ")} are approved`),
  );

/** Where the resource itself is made; a template does not say. */
const own = (near: Neighbours): readonly Verdict[] => {
  const region = near.settings.allowedRegions.length === 0 ? undefined : near.region();
  return region === undefined ? [] : [aspect("own", judge(region, near))];
};

type Copies = View<readonly { readonly Region?: string }[]>;

/** Where its copies go. */
const copies = (list: Copies, near: Neighbours): readonly Verdict[] =>
  near.settings.allowedRegions.length === 0 || list.isAbsent()
    ? []
    : [
        aspect(
          "copies",
          eachOf(list, (copy) => judge(copy.get("Region").str(""), near)),
        ),
      ];

export default defineRule({
  id: "regions-approved",
  title: "Resources and copies of data are in approved regions",
  principle: "zoning",
  severity: "medium",
  why: "Data in another region is under another law, and what stands in a region that nobody watches is seen by nobody.",
  fix: {
    pulumi: "Give the resource a provider, or a `region`, that is approved; take other regions out of its replicas.",
    cloudformation: "Take regions that are not approved out of the replicas, and deploy the stack in one that is.",
  },
  links: [
    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_data_classification_identify_data.html",
  ],
  checks: {
    ...facet("ownership", ownerTagged, (_, near) => own(near)).checks,
    "AWS::DynamoDB::GlobalTable": (it, near) => [...own(near), ...copies(it.get("Replicas"), near)],
    "AWS::SecretsManager::Secret": (it, near) => [...own(near), ...copies(it.get("ReplicaRegions"), near)],
  },
  settings: ["allowedRegions"],
  examples: {
    settings: { allowedRegions: ["eu-central-1", "eu-west-1"] },
    good: [{ type: "AWS::SecretsManager::Secret", properties: { ReplicaRegions: [{ Region: "eu-west-1" }] } }],
    bad: [{ type: "AWS::SecretsManager::Secret", properties: { ReplicaRegions: [{ Region: "us-east-1" }] } }],
  },
  equivalents: [],
});

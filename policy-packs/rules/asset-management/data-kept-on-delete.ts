import type { Kind } from "../../../components/model/graph";
import type { Departure } from "../../../components/model/options";
import { given, type Value } from "../../../components/model/value";
import { defineRule, type Check, type Neighbours } from "../../core/rule";
import { aspect, fail, pass, type Verdict } from "../../core/verdict";
import { lostOnDelete, takesSnapshots } from "../../facets/lost-on-delete";

const unsaid = (at: Value<boolean>): Verdict => ({
  known: false,
  at: { resource: at.at.resource, path: [] },
  reason: "this host is not told what becomes of it when it is deleted",
  elsewhere: false,
});

const saved = (departure: Departure, kind: Kind): boolean =>
  departure === "retain" || (departure === "snapshot" && takesSnapshots.has(kind));

/** What the engine does on its own: a program that lost a line, or a stack that is deleted. */
const judge = (lost: Value<boolean>, { self }: Neighbours): Verdict => {
  const { protect, onDelete, onReplace } = self.options;
  if (protect === true) return pass;
  return given(lost, (loses): Verdict => {
    if (!loses) return pass;
    if (onDelete === undefined) return unsaid(lost);
    // Where the program says itself that nothing is to be kept, it says so there; else nobody says it anywhere.
    const place = lost.known && lost.written ? lost : { ...lost, at: { resource: lost.at.resource, path: [] } };
    const because = (when: string) => fail(place, `${when}, the data goes with it`);
    if (!saved(onDelete, self.kind)) return aspect("deletion", because("when it leaves the program"));
    if (onReplace !== undefined && !saved(onReplace, self.kind))
      return aspect("replacement", because("when a change replaces it"));
    return pass;
  });
};

const checks = Object.fromEntries(
  Object.entries(lostOnDelete).map(([kind, read]): [string, Check<Kind>] => [
    kind,
    // A host that is told nothing, such as a unit test, can ask nobody to say more.
    (it, near) => (near.self.options.protect === undefined ? [] : judge((read as Read)(it, near), near)),
  ]),
);

type Read = (...of: Parameters<Check<Kind>>) => Value<boolean>;

export default defineRule({
  id: "data-kept-on-delete",
  title: "A store's data outlives a slip in the program",
  principle: "asset-management",
  severity: "medium",
  why: "A renamed resource, a merge that lost a line or `destroy` on the wrong stack deletes the store, and its data is gone before anybody looks.",
  fix: {
    pulumi:
      "Give the resource `{ protect: true }`, or `{ retainOnDelete: true }`; drop `forceDestroy`, `forceDelete` and `skipFinalSnapshot`.",
    cloudformation:
      "Set `DeletionPolicy: Retain` and `UpdateReplacePolicy: Retain` (in CDK `removalPolicy: RemovalPolicy.RETAIN`, without `autoDeleteObjects`).",
  },
  links: [
    "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html",
  ],
  checks,
  examples: {
    good: [{ type: "AWS::EFS::FileSystem", properties: { Encrypted: true }, options: { retainOnDelete: true } }],
    bad: [{ type: "AWS::EFS::FileSystem", properties: { Encrypted: true } }],
  },
  equivalents: [],
});

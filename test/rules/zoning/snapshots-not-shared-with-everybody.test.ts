import rule from "../../../policy-packs/rules/zoning/snapshots-not-shared-with-everybody";
import { testRule, unknown } from "../../rule-tester";

const block = (state: unknown) => ({
  type: "AWS::EC2::SnapshotBlockPublicAccess",
  properties: { State: state as string },
});
const inPulumi = (state: string) => ({
  type: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
  properties: { state },
});

testRule(rule, {
  pass: [[block("block-all-sharing")], [inPulumi("block-all-sharing")]],
  fail: [
    [[block("block-new-sharing")], /State is block-new-sharing: snapshots that are shared with everybody stay so/],
    [[inPulumi("unblocked")], /state is unblocked/],
  ],
  unknown: [[block(unknown)]],
});

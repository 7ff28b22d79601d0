import { expect, it } from "@jest/globals";
import { Input } from "../../../components/model/plan";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { ofType, templateOf } from "../network/given";
import { classes, volumes } from "./given";

it.each(classes)("an account with %s data makes no volume without encryption, with a key of its own", (dataClass) => {
  const [made] = ofType(volumes(dataClass).resources, "Custom::EbsEncryptionByDefault");
  expect(made?.properties.Enabled).toBe(true);
  expect(made?.properties.KmsKeyId).toBeInstanceOf(Input);
  // Whoever deletes the component must not turn encryption off for everybody.
  expect(made?.retained).toBe(true);
});

it("shares no snapshot with everybody, not even those that are shared already", () => {
  const [made] = ofType(volumes("internal").resources, "AWS::EC2::SnapshotBlockPublicAccess");
  expect(made?.properties).toEqual({ State: "block-all-sharing" });
});

it("makes volumes pass that say nothing of encryption", () => {
  const Properties = { Size: 8, Tags: [{ Key: "Owner", Value: "shop-team" }] };
  const volume = { Type: "AWS::EC2::Volume", DeletionPolicy: "Snapshot", UpdateReplacePolicy: "Snapshot", Properties };
  const findings = (resources: object) =>
    evaluate(
      adaptTemplate({ Resources: resources } as never, { file: "template.json", locate: () => undefined }).graph,
      rules,
    ).findings.map(({ rule }) => rule.id);
  expect(findings({ Volume: volume })).toContain("encrypted-at-rest");
  expect(findings({ Volume: volume, ...templateOf(volumes("internal").resources).Resources })).toEqual([]);
});

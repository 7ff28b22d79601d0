import { describe, expect, it } from "@jest/globals";
import * as yaml from "yaml";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { known } from "../../../policy-packs/configuration/choose";
import { loadConfiguration } from "../../../policy-packs/configuration/file";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { exposureBy } from "../../../policy-packs/proofs/reachability/exposures";
import { shortName } from "../../../policy-packs/proofs/reachability/names";
import { differencesFrom } from "../../../policy-packs/proofs/reachability/policy";
import { networkOf } from "../../../policy-packs/proofs/reachability/project";
import { spellSet } from "../../../policy-packs/proofs/reachability/spell";
import { preview } from "../../../policy-packs/preview";
import admin from "../../../policy-packs/rules/zoning/admin-ports-unreachable";
import declared from "../../../policy-packs/rules/zoning/flows-as-declared";
import data from "../../../policy-packs/rules/zoning/no-path-from-internet-to-data";
import egress from "../../../policy-packs/rules/zoning/no-unfiltered-egress";

/** As the project declares them. */
const { zones = {}, flows = {} } = loadConfiguration("stacks/storefront/sallyport.yaml", yaml, known).configuration
  .project;

const storefront = async (directory: string) => adaptPulumi((await preview({ directory })).resources);

describe("the storefront", () => {
  const made = storefront("stacks/storefront");

  it("is reached from the Internet at its load balancer on 443, and nowhere else", async () => {
    const exposed = [...exposureBy(networkOf(await made))].map(
      ([one, { most }]) => `${one.what} ${shortName(one.resource)}: ${spellSet(most)}`,
    );
    expect([...new Set(exposed)]).toEqual(["load balancer storefront: tcp 443"]);
  }, 60_000);

  it("lets pass between its zones what it declares, no more and no less", async () => {
    const network = networkOf(await made);
    expect(differencesFrom(network, zones, Object.keys(flows)).map(({ says, certain }) => [says, certain])).toEqual([]);
    const settings = { [declared.id]: { zones, flows } };
    const { findings, tally } = evaluate(await made, [declared, data, admin, egress], { settings });
    expect(findings.map(({ message }) => message)).toEqual([]);
    expect(tally.get("zoning")?.pass).toBeGreaterThan(2);
  }, 60_000);

  it.each(Object.keys(flows).slice(0, 3))(
    "would be found out without %s",
    async (flow) => {
      const fewer = Object.keys(flows).filter((it) => it !== flow);
      expect(differencesFrom(networkOf(await made), zones, fewer).some(({ is }) => is === "undeclared")).toBe(true);
    },
    60_000,
  );

  it("is not the unsafe one, in which a path of each kind is proved", async () => {
    const { findings } = evaluate(await storefront("stacks/storefront-unsafe"), [data, admin, egress]);
    const proved = findings.filter(({ verdict, evidence = [] }) => verdict === "fail" && evidence.length > 3);
    expect(new Set(proved.map(({ rule }) => rule.id))).toEqual(new Set([data.id, admin.id, egress.id]));
  }, 60_000);
});

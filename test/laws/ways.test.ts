import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Graph } from "../../components/model/graph";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import { evaluate, type Finding } from "../../policy-packs/core/evaluate";
import { preview } from "../../policy-packs/preview";
import { answerWay } from "../../policy-packs/proofs/permissions/escalation/ask";
import { answer, readQuestion } from "../../policy-packs/proofs/reachability/ask";
import { shortName } from "../../policy-packs/proofs/reachability/names";
import { networkOf } from "../../policy-packs/proofs/reachability/project";
import { rules } from "../../policy-packs/rules";

/** The rules that prove what they find by a way through the whole stack. */
const proving = ["admin-ports-unreachable", "no-path-from-internet-to-data"];

describe("the storefront as it is often written shows ways that no single property tells", () => {
  let graph: Graph;
  let failures: readonly Finding[] = [];
  const on = (finding: Finding): string => shortName(finding.resource.view.source.address);
  beforeAll(async () => {
    graph = adaptPulumi((await preview({ directory: "stacks/storefront-unsafe" })).resources);
    failures = evaluate(graph, rules).findings.filter(({ verdict }) => verdict === "fail");
  }, 60_000);

  it("from the Internet by a load balancer to a machine without a public address, whose group lets in the network alone", () => {
    const ways = failures.filter((it) => proving.includes(it.rule.id) && on(it) === "warehouse");
    expect(ways.map(({ evidence = [] }) => evidence.map(({ says }) => says))).toEqual([
      expect.arrayContaining([
        "internet",
        "analysts, forwards: listener tcp 5432 forwards to warehouse, tcp 5432",
        "security group warehouse, in: ingress tcp 5432 from 10.0.0.0/16",
        "warehouse",
      ]),
    ]);
    const others = failures.filter((it) => !proving.includes(it.rule.id) && ["warehouse", "analysts"].includes(on(it)));
    expect(others.length).toBeGreaterThan(0);
    expect(
      others
        .filter(({ rule, message }) => /open|public|internet/i.test(`${rule.id} ${message}`))
        .map(({ rule }) => rule.id),
    ).toEqual([]);
  });

  it("onward from a machine that the Internet reaches to a cache that it does not", () => {
    const question = readQuestion("internet -> anything");
    if ("mistake" in question) throw new Error(question.mistake);
    const spread = answer(networkOf(graph), question);
    const hops =
      "hops" in spread ? spread.hops.map(({ to, count }) => `${shortName(to.resource)} ${String(count)}`) : [];
    expect(hops).toContain("web 1");
    expect(hops).toContain("sessions 2");
    expect(failures.filter((it) => on(it) === "sessions" && /open|public|internet/i.test(it.message))).toEqual([]);
  });

  it("from the web server's role, which may change one function's code, to everything", () => {
    const ways = failures.filter((it) => it.rule.id === "no-escalation-to-admin" && on(it) === "web");
    expect(ways).toHaveLength(1);
    expect(ways[0]?.evidence?.map(({ says }) => says).join(" -> ")).toMatch(/receipts/);
    const others = failures.filter(
      (it) =>
        it.rule.id !== "no-escalation-to-admin" && on(it) === "web" && it.resource.kind === "AWS::IAM::RolePolicy",
    );
    expect(others.filter(({ rule: { id } }) => /privilege|admin|wildcard/.test(id))).toEqual([]);
  });

  it.each([
    ["accountant", "takes a role, which passes another on", ["assume-role", "pass-role-to-function"]],
    ["nightly", "passes a role on to a function of its own", ["pass-role-to-function"]],
    ["photographer", "writes its own policy anew", ["policy-version"]],
    ["web", "writes other code into a function", ["function-code"]],
  ])("from the %s, who %s, to everything", (name, _, ways) => {
    const told = answerWay(graph, { from: "everybody", to: "admin" });
    if ("mistake" in told) throw new Error(told.mistake);
    expect(told.find(({ from }) => from.endsWith(`/${name}`))).toMatchObject({ verdict: "yes", ways });
    const rules = failures
      .filter((it) => it.rule.id.includes("escalation") && on(it) === name)
      .map(({ rule }) => rule.id);
    expect(rules.length).toBeGreaterThan(0);
  });

  it("has every step at a line of the program, where one is written", () => {
    const steps = failures.flatMap(({ evidence = [] }) => evidence.filter(({ at }) => at !== undefined));
    expect(steps.length).toBeGreaterThan(10);
    for (const { place } of steps) expect(place?.file).toBe("stacks/storefront-unsafe/index.ts");
  });
});

import { describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import { adaptTemplate, parseTemplate } from "../../policy-packs/adapters/cloudformation";
import { evaluate } from "../../policy-packs/core/evaluate";
import { emptyRegister } from "../../policy-packs/core/register";
import type { Rule } from "../../policy-packs/core/rule";
import { consoleReport } from "../../policy-packs/reports/console";
import { jsonReport } from "../../policy-packs/reports/json";
import { makeReport, type Report } from "../../policy-packs/reports/report";
import { sarifReport } from "../../policy-packs/reports/sarif";
import { secretLines } from "../../policy-packs/reports/secrets";
import { rules } from "../../policy-packs/rules";
import { graphOf } from "../rule-tester";
import { reached } from "./way";

const text = `Resources:
  News:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: news
  Orders:
    Type: AWS::SQS::Queue
    Properties: { QueueName: orders }
`;

const graphOfText = () => {
  const { template, locate } = parseTemplate(text, "shop.yaml") as Extract<
    ReturnType<typeof parseTemplate>,
    { readonly template: unknown }
  >;
  return adaptTemplate(template as never, { file: "shop.yaml", locate }).graph;
};

const reportOf = (graph = graphOfText(), judges: readonly Rule[] = [reached]): Report =>
  makeReport([{ file: "shop.yaml", evaluation: evaluate(graph, judges) }], {
    rules: judges,
    problems: [],
    notes: [],
    register: emptyRegister,
    today: "2026-11-22",
  });

const shown = (report: Report, secret: ReadonlySet<string> = new Set()): string =>
  consoleReport(report, { colour: false, width: 100, linesOf: () => text.split("\n"), secretLines: secret });

describe("the way that proves a finding", () => {
  it("is told a step a line, with where each is written", () => {
    expect(shown(reportOf())).toContain(
      [
        "  high      Is reached by News  not-reached",
        "            way  1. internet",
        "                 2. the topic lets anybody publish  shop.yaml:5",
        "                 3. the queue  shop.yaml:6",
        "            why  What anybody can send, somebody will.",
      ].join("\n"),
    );
  });

  it("is told of every finding, while why and how to fix are told once", () => {
    const stack = (name: string) => ({ type: "AWS::SQS::Queue", name, properties: {} });
    const graph = graphOf([stack("One"), stack("Two"), { type: "AWS::SNS::Topic", properties: {} }]);
    const said = shown(reportOf(graph));
    expect(said.match(/1\. internet/g)).toHaveLength(2);
    expect(said.match(/What anybody can send/g)).toHaveLength(1);
  });

  it("stands in the JSON report step by step", () => {
    const { findings, schemaVersion } = JSON.parse(jsonReport(reportOf())) as {
      schemaVersion: number;
      findings: readonly { evidence: unknown }[];
    };
    expect(schemaVersion).toBe(1);
    expect(findings.map(({ evidence }) => evidence)).toEqual([
      [
        { says: "internet" },
        {
          says: "the topic lets anybody publish",
          resource: "News",
          path: "TopicName",
          source: { file: "shop.yaml", line: 5 },
        },
        { says: "the queue", resource: "Orders", path: "", source: { file: "shop.yaml", line: 6 } },
      ],
    ]);
  });

  it("is a code flow in SARIF, in which every step has a place", () => {
    const sarif: unknown = JSON.parse(sarifReport(reportOf()));
    const schema = readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8");
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
      JSON.parse(schema) as object,
    );
    expect(validate(sarif) ? [] : validate.errors).toEqual([]);
    const { runs } = sarif as { runs: readonly { results: readonly { codeFlows: readonly object[] }[] }[] };
    const step = (says: string, startLine: number, name: string) => ({
      location: {
        physicalLocation: { artifactLocation: { uri: "shop.yaml" }, region: { startLine } },
        logicalLocations: [{ fullyQualifiedName: name, kind: "resource" }],
        message: { text: says },
      },
    });
    const locations = [
      step("internet", 6, "Orders"),
      step("the topic lets anybody publish", 5, "News"),
      step("the queue", 6, "Orders"),
    ];
    expect(runs[0]?.results[0]?.codeFlows).toEqual([{ threadFlows: [{ locations }] }]);
  });

  it("is absent where one property tells all", () => {
    const asked = rules.filter(({ id }) => id === "encrypted-at-rest");
    const report = reportOf(graphOf([{ type: "AWS::Kinesis::Stream", properties: {} }]), asked);
    expect(sarifReport(report)).not.toContain("codeFlows");
    expect(jsonReport(report)).toContain('"evidence":[]');
    expect(shown(report)).not.toContain(" way ");
  });

  it("shows no line, least of all one that holds a secret", () => {
    const graph = graphOfText();
    const sensitive: Rule = {
      ...reached,
      sensitive: true,
      checks: { "AWS::SNS::Topic": (topic) => ({ verdict: "fail", at: topic.get("TopicName").origin, message: "x" }) },
    };
    const secret = secretLines([graph], [sensitive]);
    expect([...secret]).toEqual(["shop.yaml:5"]);
    expect(shown(reportOf(graph), secret)).not.toContain("TopicName: news");
  });
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { WireObject } from "../../policy-packs/adapters/pulumi/sentinels";
import { findingsResponse, packInfo, remediationsResponse } from "../../policy-packs/crossguard/answer";
import { Message, writeStruct } from "../../policy-packs/crossguard/write";
import { configurePack } from "../../policy-packs/core/pack-config";
import { fivePrinciples } from "../../policy-packs/packs";
import { messages, structOf } from "./protos";

const bytesOf = (write: (message: Message) => void): Buffer => {
  const message = new Message();
  write(message);
  return message.done();
};

const { configured } = configurePack(fivePrinciples, { "backups-kept": { backupDays: 30 } });
const [rule] = fivePrinciples.rules;

describe("answers to the engine", () => {
  it("hold properties that the SDK reads as it reads its own", () => {
    const json = fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 6 });
    fc.assert(
      fc.property(json, (properties) => {
        const schema = new messages.PolicyConfigSchema();
        schema.setProperties(structOf(properties));
        const written = bytesOf((message) => {
          writeStruct(message, 1, properties as WireObject);
        });
        const own = messages.PolicyConfigSchema.deserializeBinary(schema.serializeBinary());
        expect(messages.PolicyConfigSchema.deserializeBinary(written).toObject()).toEqual(own.toObject());
      }),
    );
  });

  it("hold messages of any length within messages", () => {
    for (const length of [0, 1, 127, 128, 16_383, 16_384, 2_097_152]) {
      const diagnostic = new messages.AnalyzeDiagnostic();
      diagnostic.setMessage("ü".repeat(length));
      const response = new messages.AnalyzeResponse();
      response.setDiagnosticsList([diagnostic, diagnostic]);
      const one = (message: Message) => () => {
        message.text(5, "ü".repeat(length));
      };
      const written = bytesOf((message) => {
        message.inner(2, one(message));
        message.inner(2, one(message));
      });
      expect(written.equals(response.serializeBinary())).toBe(true);
    }
  });

  it("tell the pack as the SDK would", () => {
    const written = packInfo(configured);
    const read = messages.AnalyzerInfo.deserializeBinary(written);
    expect(read.getPoliciesList().map((it) => it.getName())).toEqual([
      ...fivePrinciples.rules.map(({ id }) => id),
      "exemptions",
    ]);
    expect(read.getPoliciesList().map((it) => it.getUrl() === "" && it.getName() !== "exemptions")).not.toContain(true);
    expect(Buffer.from(read.serializeBinary()).length).toBe(written.length);
    const backups = read.getPoliciesList().find((it) => it.getName() === "backups-kept");
    expect(backups?.getConfigschema()?.getProperties()?.toJavaScript()).toMatchObject({ backupDays: { default: 30 } });
  });

  it("are empty where nothing is to be said", () => {
    expect(findingsResponse(configured, [], (_, message) => message)).toHaveLength(0);
    expect(remediationsResponse(fivePrinciples, [])).toHaveLength(0);
  });

  it("hold what was changed, with all inputs", () => {
    if (rule === undefined) throw new Error("the pack is empty");
    const written = remediationsResponse(fivePrinciples, [{ rule, properties: { a: [null, { b: 0 }] }, change: "a" }]);
    const [only, ...more] = messages.RemediateResponse.deserializeBinary(written).getRemediationsList();
    expect(more).toEqual([]);
    expect(only?.getPolicyname()).toBe(rule.id);
    expect(only?.getDescription()).toBe(`${rule.title} (a)`);
    expect(only?.getProperties()?.toJavaScript()).toEqual({ a: [null, { b: 0 }] });
  });
});

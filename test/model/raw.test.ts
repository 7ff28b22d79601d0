import { describe, expect, it } from "@jest/globals";

import { Reference, spellOut, Unresolved } from "../../components/model/raw";

describe("a value in a message", () => {
  it("stands on one line, however it was written", () => {
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] }, undefined, 2);
    expect(spellOut(policy)).toBe('{ "Version": "2012-10-17", "Statement": [] }');
    expect(spellOut("a  b")).toBe("a  b");
  });

  it("shows what inside it is not known yet as people write it, and no mark of ours", () => {
    const key = new Reference("${Key.Arn}", ["Key"]);
    const stage = new Unresolved("parameter Stage has no default");
    const account = new Unresolved("it is a parameter", [], false, false, "arn:aws:iam::${?}:root");
    expect(spellOut([key, stage, account])).toBe('["${Key.Arn}","${?}","arn:aws:iam::${?}:root"]');
  });

  it("has at most 80 characters", () => {
    expect(spellOut("x".repeat(80))).toBe("x".repeat(80));
    expect(spellOut("x".repeat(81))).toBe(`${"x".repeat(77)}...`);
    expect(spellOut("x\n".repeat(4000))).toHaveLength(80);
  });
});

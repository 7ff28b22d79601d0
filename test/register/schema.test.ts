import { describe, expect, it } from "@jest/globals";
import Ajv from "ajv";
import { readApprovers, readExemptions } from "../../policy-packs/core/register";
import { approversSchema, registerSchema } from "../../policy-packs/register/schema";

const ajv = new Ajv();
const isRegister = ajv.compile(registerSchema);
const areApprovers = ajv.compile(approversSchema);

const complete = { rule: "bucket-tls-only", resource: "Orders", reason: "old", owner: "shop", expires: "2027-01-31" };
const full = { ...complete, aspect: "a", ticket: "T-1", approver: "lee", compensatingControl: "an alarm" };

describe("the schema of the register", () => {
  it.each([
    [[complete]],
    [{ exemptions: [full] }],
    [{ exemptions: [{ ...complete, owner: " " }] }],
    [{ exemptions: [{ ...complete, until: "2027" }] }],
    [{ exemptions: [{ ...complete, expires: "soon" }] }],
    [{ exemption: [] }],
    ["none"],
  ])("takes %j as the reader does", (value) => {
    const { problems } = readExemptions({ value, place: () => undefined });
    expect(isRegister(value)).toBe(problems.length === 0);
  });
});

describe("the schema of approvers", () => {
  it.each([
    [{ approvers: ["lee"] }],
    [{ approvers: ["lee"], approval: ["high"], longestDays: { low: 90 }, widest: 3 }],
    [{ approvers: ["lee"], approval: ["grave"] }],
    [{ approvers: ["lee"], longestDays: { grave: 90 } }],
    [{ approvers: [""], widest: 0 }],
    [{ approvers: [], more: 1 }],
  ])("takes %j as the reader does", (value) => {
    expect(areApprovers(value)).toBe(readApprovers(value).problems.length === 0);
  });
});

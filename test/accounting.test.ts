import { describe, expect, it } from "@jest/globals";
import { account, type Requirement } from "../policy-packs/peers/accounting";
import { loadRequirements } from "../policy-packs/peers/load";
import { rules } from "../policy-packs/rules";

const { requirements, leftOut } = loadRequirements();
const accounts = account(requirements, rules, leftOut);
const open = accounts.filter((it) => !("answers" in it) && !("leftOut" in it)).map(({ requirement }) => requirement);

describe("what peers ask", () => {
  it("is 464 requirements, each with a topic of its own", () => {
    expect(new Set(requirements.map(({ topic }) => topic)).size).toBe(464);
  });

  it("is covered, or left out with a reason", () => {
    expect(open.map(({ topic }) => topic)).toEqual([]);
  });

  it("is left out nowhere where it is critical or high", () => {
    const grave = requirements.filter(({ severity }) => ["critical", "high"].includes(severity));
    expect(grave.filter(({ topic }) => topic in leftOut)).toEqual([]);
  });

  it("is left out only where it is a requirement, and not covered, with a sentence", () => {
    const topics = new Set(requirements.map(({ topic }) => topic));
    const covered = new Set(accounts.flatMap((it) => ("answers" in it ? [it.requirement.topic] : [])));
    const wrong = Object.entries(leftOut).filter(
      ([topic, reason]) => !topics.has(topic) || covered.has(topic) || !/^[A-Z`].{15,}\.$/s.test(reason),
    );
    expect(wrong).toEqual([]);
    expect(Object.keys(leftOut)).toEqual(Object.keys(leftOut).sort());
  });
});

describe("a requirement", () => {
  const one: Requirement = {
    topic: "t",
    service: "s3",
    types: ["AWS::S3::Bucket"],
    severity: "low",
    requirement: "",
    ids: ["ckv_aws_18"],
  };

  it("is covered only by a rule that names the peers' id for one of its types", () => {
    expect(account([one], rules, {})).toMatchObject([
      { answers: [{ rule: "use-is-logged", aspects: ["access-logs"] }] },
    ]);
    expect(account([{ ...one, types: ["AWS::SQS::Queue"] }], rules, { t: "No." })).toMatchObject([{ leftOut: "No." }]);
    expect(account([{ ...one, ids: [] }], rules, {})).toEqual([{ requirement: { ...one, ids: [] } }]);
  });
});

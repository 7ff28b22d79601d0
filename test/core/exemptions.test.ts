import { describe, expect, it } from "@jest/globals";
import type { RawObject } from "../../components/model/raw";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation";
import { evaluate } from "../../policy-packs/core/evaluate";
import { readAcknowledgement, readExemption, type Exemption } from "../../policy-packs/core/exemption";
import { isBare, matches } from "../../policy-packs/core/exemption-pattern";
import {
  defaultLimits,
  emptyRegister,
  readApprovers,
  readExemptions,
  type Register,
} from "../../policy-packs/core/register";
import { applyExemptions, type Applied } from "../../policy-packs/core/register-audit";
import { rules } from "../../policy-packs/rules";

const today = "2026-11-21";

/** `old-versions-kept` is medium. */
const bucket = (metadata: RawObject = {}) => ({ Type: "AWS::S3::Bucket", Metadata: metadata });

const exemption = (own: Partial<Exemption> = {}): Exemption => ({
  rule: "old-versions-kept",
  resource: "Orders",
  reason: "scratch data",
  owner: "shop",
  expires: "2026-12-31",
  ...own,
});

const apply = (
  resources: RawObject,
  exemptions: readonly Exemption[],
  own: Partial<Register> = {},
  day = today,
): Applied => {
  const { graph } = adaptTemplate({ Resources: resources }, { file: "t.json", locate: () => 3 });
  const known = (id: string): boolean => rules.some((rule) => rule.id === id);
  return applyExemptions([evaluate(graph, rules)], { ...emptyRegister, exemptions, ...own }, day, known);
};

/** What became of the findings of one rule, and what was said of the exemptions themselves. */
const outcome = ({ weighed, register }: Applied, rule = "old-versions-kept") => ({
  verdicts: weighed.flat().flatMap((it) => (it.finding.rule.id === rule ? [it.refused ?? it.verdict] : [])),
  told: register.map((it) => `${it.rule.id}: ${it.message}`),
});

describe("an exemption", () => {
  it("holds for its rule and resource until its last day, and says afterwards that it ended", () => {
    const orders = { Orders: bucket() };
    expect(outcome(apply(orders, [exemption()], {}, "2026-12-31"))).toEqual({ verdicts: ["exempt"], told: [] });
    expect(outcome(apply(orders, [exemption()], {}, "2027-01-01"))).toEqual({
      verdicts: ["ended on 2026-12-31"],
      told: [],
    });
  });

  it("is held against the limit of what it exempts from", () => {
    const late = exemption({ expires: "2027-11-20" });
    const [why] = outcome(apply({ Orders: bucket() }, [late])).verdicts;
    expect(why).toBe("does not hold: 2027-11-20 is too far away, what is medium ends by 2027-05-20");
    const limits = { ...defaultLimits, longestDays: { ...defaultLimits.longestDays, medium: 400 } };
    expect(outcome(apply({ Orders: bucket() }, [late], { limits })).verdicts).toEqual(["exempt"]);
  });

  it.each([
    ["nobody", {}, [], "does not hold: what is medium needs an approver"],
    ["somebody who may not", { approver: "kim" }, ["lee"], /kim is not in the file of approvers/],
    ["its owner", { approver: "Shop " }, ["shop"], "does not hold: nobody approves their own"],
    ["somebody who may", { approver: "lee" }, ["Lee"], "exempt"],
  ])("from what needs an approver, approved by %s", (_, own, approvers, expected) => {
    const limits = { ...defaultLimits, approval: ["critical", "medium"] as const };
    const [said] = outcome(apply({ Orders: bucket() }, [exemption(own)], { approvers, limits })).verdicts;
    expect(said).toEqual(typeof expected === "string" ? expected : expect.stringMatching(expected));
  });

  it("from what is critical needs an approver, whatever the limits say", () => {
    expect(readApprovers({ approvers: ["lee"], approval: [] }).limits.approval).toEqual(["critical"]);
    expect(readApprovers({ approvers: ["lee"], approval: ["high"] }).limits.approval).toEqual(["critical", "high"]);
  });

  it("that nothing needs is told, and so is one for what is not there or asks what no rule asks", () => {
    const versioned = {
      Orders: { Type: "AWS::S3::Bucket", Properties: { VersioningConfiguration: { Status: "Enabled" } } },
    };
    expect(outcome(apply(versioned, [exemption()])).told).toEqual([
      "exemption-unused: Orders is exempt from old-versions-kept, and nothing is wrong with it there",
    ]);
    expect(outcome(apply(versioned, [exemption({ resource: "Gone" })])).told).toEqual([
      "exemption-unused: Gone is exempt from old-versions-kept, and there is no such resource here",
    ]);
    expect(outcome(apply(versioned, [exemption({ rule: "old-version-kept" })])).told).toEqual([
      "exemption-unused: The exemption for Orders is from old-version-kept, and there is no such rule",
    ]);
  });

  it("for another stack or engine is not missed here", () => {
    const urn = exemption({ resource: "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::orders" });
    expect(outcome(apply({ Orders: bucket() }, [urn])).told).toEqual([]);
  });

  it.each(["*", "**", "urn:*", "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::*", "*-*"])(
    "for %s exempts nothing, and that is told",
    (resource) => {
      const { verdicts, told } = outcome(apply({ Orders: bucket() }, [exemption({ resource })]));
      expect(verdicts).not.toContain("exempt");
      expect(told).toEqual([expect.stringMatching(/^exemption-too-broad: /)]);
    },
  );

  it("for more resources than a person looks at is told", () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`Orders${String(index)}`, bucket()]));
    expect(outcome(apply(many, [exemption({ resource: "Orders*" })])).told).toEqual([
      "exemption-too-broad: The exemption from old-versions-kept for Orders* covers 11 resources, more than 10",
    ]);
  });

  it("from several aspects of a rule at once is told, and from one of them is not", () => {
    const domain = { Orders: { Type: "AWS::OpenSearchService::Domain" } };
    const all = exemption({ rule: "encrypted-in-transit" });
    expect(outcome(apply(domain, [all])).told).toEqual([
      expect.stringMatching(/names no aspect and covers .+, .+: name one/),
    ]);
    expect(outcome(apply(domain, [{ ...all, aspect: "node-to-node" }])).told).toEqual([]);
  });

  it("cannot be exempted itself", () => {
    const itself = exemption({ rule: "exemption-unused", resource: "Gone" });
    expect(outcome(apply({ Orders: bucket() }, [exemption({ resource: "Gone" }), itself])).told).toHaveLength(2);
  });

  it("goes by construct path too", () => {
    const orders = { Orders4711: bucket({ "aws:cdk:path": "Shop/Orders/Resource" }) };
    expect(outcome(apply(orders, [exemption({ resource: "Shop/Orders/*" })])).verdicts).toEqual(["exempt"]);
  });
});

describe("an exemption in a template's metadata", () => {
  const said = (...exemptions: readonly RawObject[]) => ({ Orders: bucket({ sallyport: { exemptions } }) });
  const own = { rule: "old-versions-kept", reason: "scratch data", owner: "shop", expires: "2026-12-31" };

  it("holds for the resource that it stands with, within the same limits", () => {
    expect(outcome(apply(said(own), []))).toEqual({ verdicts: ["exempt"], told: [] });
    expect(outcome(apply(said(own), [], {}, "2027-01-01")).verdicts).toEqual(["ended on 2026-12-31"]);
    expect(outcome(apply(said({ ...own, expires: "2036-01-01" }), [])).verdicts).toEqual([
      expect.stringContaining("too far away"),
    ]);
  });

  it("says in one sentence what it lacks, and exempts nothing", () => {
    const { verdicts, told } = outcome(apply(said({ rule: "old-versions-kept", reason: "because" }), []));
    expect(verdicts).toEqual(["does not hold: it lacks owner, expires"]);
    expect(told).toEqual(["exemption-incomplete: An exemption of Orders lacks owner, expires"]);
  });

  it("is told where nothing needs it", () => {
    expect(outcome(apply(said({ ...own, rule: "old-version-kept" }), [])).told).toEqual([
      "exemption-unused: Orders is exempt from old-version-kept, and there is no such rule",
    ]);
  });
});

describe("the register as a file", () => {
  const written = (value: unknown) =>
    readExemptions({ value, place: (path) => ({ file: "r.yaml", line: path.length }) });

  it("is a list under `exemptions`, or the list alone", () => {
    expect(written([exemption()]).exemptions).toHaveLength(1);
    expect(written({ exemptions: [exemption()] }).exemptions).toEqual([
      { ...exemption(), place: { file: "r.yaml", line: 2 } },
    ]);
    expect(written({ exemption: [] }).problems).toEqual([{ message: "expected a list of exemptions" }]);
  });

  it.each([
    [{ expires: "2027-02-30" }, /which is not a day/],
    [{ approver: "" }, /empty approver/],
    [{ until: "2027-01-01" }, /has until, which means nothing here/],
    [{ owner: 7 }, /lacks owner/],
  ])("says what is wrong with %j", (own, sentence) => {
    expect(readExemption({ ...exemption(), ...own }, undefined)).toEqual({ problem: expect.stringMatching(sentence) });
  });

  it.each([
    [{ approvers: "lee" }, /not a list of names/],
    [{ approvers: [], approval: ["grave"] }, /not a list of severities/],
    [{ approvers: [], longestDays: { low: 0 } }, /low is not a number of days/],
    [{ approvers: [], widest: -1 }, /not a number of resources/],
    [{ aprovers: [] }, /aprovers means nothing here/],
  ])("and with approvers such as %j, which then approve nothing", (value, sentence) => {
    const read = readApprovers(value);
    expect(read.problems).toEqual([expect.stringMatching(sentence)]);
    expect(read.approvers).toEqual([]);
  });
});

describe("an acknowledgement", () => {
  it("carries owner and end behind its reason", () => {
    expect(
      readAcknowledgement(
        "sallyport::encrypted-in-transit/node-to-node",
        "old clients [owner: shop; expires: 2027-01-31]",
      ),
    ).toEqual({
      rule: "encrypted-in-transit",
      aspect: "node-to-node",
      reason: "old clients",
      owner: "shop",
      expires: "2027-01-31",
    });
    expect(readAcknowledgement("bucket-tls-only", "because")).toEqual({ rule: "bucket-tls-only", reason: "because" });
  });
});

describe("a pattern", () => {
  it("takes letters literally, but for its wildcards", () => {
    expect(matches("a.b*", ["a.bc"])).toBe(true);
    expect(matches("a.b", ["axb"])).toBe(false);
  });

  it("is bare only where nothing of a name is left", () => {
    expect(["Orders", "*", "Ord*", "urn:pulumi:dev::shop::*::orders"].map(isBare)).toEqual([false, true, false, false]);
    expect(["*::db", "*::*", "*::a*", "db*"].map(isBare)).toEqual([false, true, true, true]);
  });
});

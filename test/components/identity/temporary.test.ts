import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { AnyWindow, Duration, Window } from "../../../components/model/window";
import { during, spanOf } from "../../../components/model/window";
import { queue } from "../storage/message-plans";
import { ofType } from "../network/given";
import { isAllowed, type Statement } from "./decide";
import { role, things } from "./role-given";

const why = "incident 4711";
const hour = 3_600_000;
const iso = (at: number): string => new Date(at).toISOString();
const start = Date.parse("2026-07-01T18:00:00Z");
const moments = fc.integer({ min: start - 400 * hour, max: start + 400 * hour });

const policyOf = (resources: ReturnType<typeof role>["resources"]): readonly Statement[] =>
  ofType(resources, "AWS::IAM::ManagedPolicy").flatMap(({ properties }) => properties.PolicyDocument.Statement);

const receive = (statements: readonly Statement[], now: number, since: number): boolean =>
  isAllowed(statements, {
    action: "sqs:ReceiveMessage",
    resource: things.queue.arn,
    context: { "aws:CurrentTime": iso(now), "aws:TokenIssueTime": iso(since) },
  });

describe("access for some hours", () => {
  it("is there from the first moment to the last, for sessions that began in it, and never else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), moments, moments, (hours, now, since) => {
        const evening = { from: "2026-07-01T18:00Z", for: `${String(hours)}h` as Duration };
        const access = { packing: { to: things.queue, can: ["receive"], why, ...evening } } as const;
        const inside = now >= start && now < start + hours * hour && since >= start;
        expect(receive(policyOf(role({ access }).resources), now, since)).toBe(inside);
      }),
    );
  });

  it("is the same whenever the program runs", () => {
    const access = {
      packing: { to: things.queue, can: ["receive"], why, from: "2026-07-01T18:00Z", for: "8h" },
    } as const;
    expect(policyOf(role({ access }).resources)).toEqual(policyOf(role({ access }).resources));
    expect(JSON.stringify(role({ access }).resources)).toContain("2026-07-02T02:00:00Z");
  });

  it("ends with the day, whoever holds it", () => {
    const statements = policyOf(
      role({ access: { packing: { to: things.queue, can: ["receive"], why, until: "2026-07-01" } } }).resources,
    );
    const at = (now: string) => receive(statements, Date.parse(now), start - 1000 * hour);
    expect([at("2026-07-01T23:59:59Z"), at("2026-07-02T00:00:00Z")]).toEqual([true, false]);
  });

  it("is in the grants of storage too, on both sides", () => {
    const to = { name: "packer", arn: "arn:aws:iam::111122223333:role/packer" };
    const { resources } = queue("internal", {
      grants: { packer: { to, can: ["receive"], why, from: "2026-07-01T18:00Z", for: "8h" } },
    });
    const written = JSON.stringify(resources);
    expect(written.match(/"DateLessThan":\{"aws:CurrentTime":"2026-07-02T02:00:00Z"\}/g)).toHaveLength(2);
    expect(written.match(/"aws:TokenIssueTime":"2026-07-01T18:00:00Z"/g)).toHaveLength(2);
  });
});

describe("a temporary role", () => {
  const { resources } = role({
    access: { packing: { to: things.queue, can: ["receive"], why } },
    temporary: { from: "2026-07-01T18:00Z", for: "8h" },
  });

  it("may do nothing outside, also what somebody else granted it", () => {
    const anybody: Statement = {
      Sid: "Granted",
      Effect: "Allow",
      Action: "sqs:ReceiveMessage",
      Resource: things.queue.arn,
    };
    fc.assert(
      fc.property(moments, moments, (now, since) => {
        const inside = now < start + 8 * hour && since >= start;
        expect(receive([...policyOf(resources), anybody], now, since)).toBe(inside);
      }),
    );
  });

  it("is taken by nobody outside", () => {
    const trust = ofType(resources, "AWS::IAM::Role").flatMap(
      ({ properties }) => properties.AssumeRolePolicyDocument.Statement,
    );
    const taken = (now: number) =>
      isAllowed(
        trust.map((it) => ({ ...it, Resource: "*" })),
        {
          action: "sts:AssumeRole",
          resource: "*",
          context: { "aws:CurrentTime": iso(now) },
        },
      );
    expect([start - 1, start, start + 8 * hour - 1, start + 8 * hour].map(taken)).toEqual([false, true, true, false]);
  });

  it("has one end", () => {
    const trust = { service: "lambda", until: "2026-08-01" } as const;
    expect(() => role({ trust, temporary: { until: "2026-07-01" } })).toThrow(/has an end, and temporary another/);
  });
});

describe("a window", () => {
  const read = (window: AnyWindow) => spanOf("It", window, "2026-06-01");

  it.each<[AnyWindow, RegExp]>([
    [{ from: "2026-07-01" }, /begins and never ends/],
    [{ for: "8h" }, /lasts 8h, but from when/],
    [{ from: "2026-07-01", for: "8" }, /no length of time/],
    [{ from: "2026-07-01", for: "-1h" }, /no length of time/],
    [{ from: "2026-07-01", for: "8h", until: "2026-07-02" }, /both until and for/],
    [{ from: "2026-07-02", until: "2026-07-01" }, /ends before it begins/],
    [{ until: "tomorrow" }, /no date/],
    [{ until: "2026-13-01" }, /no date/],
    [{ from: "now", for: "8h" }, /begins on now, which is no date/],
    [{ until: "2026-05-31" }, /ended on 2026-05-31/],
    [{ from: "2026-05-30", for: "1d" }, /ended on 2026-05-30/],
  ])("says why %j cannot be", (window, message) => {
    expect(() => read(window)).toThrow(message);
  });

  it("is none where none is asked for", () => {
    expect(during(read({}))).toEqual({});
    const forGood: Window = {};
    expect(during(spanOf("It", forGood, "2026-06-01"))).toEqual({});
  });

  it("ends where it says, to the minute", () => {
    expect(read({ from: "2026-07-01T18:00Z", for: "90m" })).toEqual({
      start: "2026-07-01T18:00:00Z",
      end: "2026-07-01T19:30:00Z",
    });
    expect(read({ from: "2026-07-01", until: "2026-07-01" })).toEqual({
      start: "2026-07-01T00:00:00Z",
      end: "2026-07-02T00:00:00Z",
    });
    expect(read({ until: "2026-07-01T18:00:30Z" })).toEqual({ end: "2026-07-01T18:00:30Z" });
  });
});

import { describe, expect, it } from "@jest/globals";
import { reachabilityChanges } from "../../../policy-packs/proofs/reachability/compare";
import { database, graphOf, group, machine, vpc } from "./given";

const shop = (change: Parameters<typeof graphOf>[0] = {}) =>
  graphOf({
    ...vpc("edge", "app", "data"),
    Web: group({ port: 443, from: "0.0.0.0/0" }),
    App: group({ port: 8443, from: "Web" }),
    Data: group({ port: 5432, from: "App" }),
    Front: machine("edge", "Web", true),
    Shop: machine("app", "App"),
    ...database("data", "Data"),
    ...change,
  });

const told = (changes: ReturnType<typeof reachabilityChanges>["gained"]) =>
  changes.map(({ who, what, certain }) => `${who}: ${what}${certain ? "" : " (perhaps)"}`);

describe("the reachability of two revisions", () => {
  it("is the same where nothing has changed", () => {
    expect(reachabilityChanges(shop(), shop())).toEqual({ gained: [], lost: [] });
  });

  it("tells a port that opens to the Internet, and by what", () => {
    const opened = shop({ Web: group({ port: 443, from: "0.0.0.0/0" }, { port: 22, from: "0.0.0.0/0" }) });
    const { gained, lost } = reachabilityChanges(shop(), opened);
    expect(told(gained)).toEqual(["internet: tcp 22 to Front", "isolated: tcp 22 to public"]);
    expect(gained[0]?.evidence.map(({ says }) => says).join("\n")).toContain("ingress tcp 22 from 0.0.0.0/0");
    expect(lost).toEqual([]);
    expect(told(reachabilityChanges(opened, shop()).lost)).toEqual(told(gained));
  });

  it("tells who may no longer send, exactly", () => {
    const narrowed = shop({ Web: group({ port: 443, from: "8.8.8.0/24" }) });
    const { gained, lost } = reachabilityChanges(shop(), narrowed);
    expect(gained).toEqual([]);
    expect(told(lost)[0]).toBe("internet: tcp 443 from 1.0.0.0/8, 2.0.0.0/7, 4.0.0.0/6 and others to Front");
    const widened = shop({ Web: group({ port: 443, from: "8.8.8.0/23" }) });
    expect(told(reachabilityChanges(narrowed, widened).gained)[0]).toBe("internet: tcp 443 from 8.8.9.0/24 to Front");
  });

  it("tells a way between two things where their zones have such a way already", () => {
    const second = {
      Reports: group(),
      Report: machine("app", "Reports"),
    };
    const wider = {
      ...second,
      Data: group({ port: 5432, from: "App" }, { port: 5432, from: "Reports" }),
    };
    const { gained } = reachabilityChanges(shop(second), shop(wider));
    expect(told(gained)).toEqual(["Report: tcp 5432 to Orders"]);
  });

  it("tells what one thing can send outward where its zone sends that already", () => {
    const closed = {
      ...group(),
      Properties: {
        ...group().Properties,
        SecurityGroupEgress: [{ IpProtocol: "tcp", FromPort: 1, ToPort: 1, CidrIp: "127.0.0.1/32" }],
      },
    };
    const second = { Quiet: closed, Second: machine("edge", "Quiet", true) };
    const { gained } = reachabilityChanges(shop(second), shop({ ...second, Quiet: group() }));
    expect(told(gained)).toContain("Second: everything to internet");
  });

  it("tells what a subnet gains by becoming what others are already", () => {
    const second = { Closed: group(), Second: machine("app", "Closed", true) };
    const routed = {
      ...second,
      appTable: {
        Type: "AWS::EC2::SubnetRouteTableAssociation",
        Properties: { SubnetId: { Ref: "app" }, RouteTableId: { Ref: "Public" } },
      },
    };
    const { gained } = reachabilityChanges(shop(second), shop(routed));
    expect(told(gained)).toContain("public (isolated before): everything to internet");
  });

  it("does not tell what both revisions leave open, and says perhaps where one does", () => {
    const open = {
      ...group(),
      Properties: { ...group().Properties, SecurityGroupIngress: { "Fn::ImportValue": "rules" } },
    };
    expect(reachabilityChanges(shop({ Web: open }), shop({ Web: open }))).toEqual({ gained: [], lost: [] });
    expect(told(reachabilityChanges(shop({ Web: group() }), shop({ Web: open })).gained)[0]).toBe(
      "internet: everything to Front (perhaps)",
    );
  });
});

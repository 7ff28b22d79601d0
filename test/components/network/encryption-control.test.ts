import { describe, expect, it } from "@jest/globals";
import type { EncryptionControl } from "../../../components/network/encryption-control";
import { ofType, plan, type AnyNetwork } from "./given";

const argument = { why: "payments", until: "2026-12-31" };

const control = (encryptionControl: EncryptionControl, own: Partial<AnyNetwork> = {}) => {
  const [made] = ofType(plan({ encryptionControl, ...own }), "AWS::EC2::VPCEncryptionControl");
  return Object.fromEntries(
    Object.entries(made?.properties ?? {}).filter(([name]) => !["Tags", "VpcId"].includes(name)),
  );
};

const excluded = (spec: EncryptionControl, own?: Partial<AnyNetwork>) =>
  Object.entries(control(spec, own))
    .filter(([, it]) => it === "enable")
    .map(([name]) => name);

describe("encryption control", () => {
  it("is made where it is asked for", () => {
    expect(ofType(plan(), "AWS::EC2::VPCEncryptionControl")).toEqual([]);
    expect(control({ mode: "monitor" })).toEqual({ Mode: "monitor" });
    expect(control({ mode: "enforce" })).toMatchObject({ Mode: "enforce" });
  });

  it("lets nothing pass unencrypted in a closed network", () => {
    expect(excluded({ mode: "enforce" })).toEqual([]);
    expect(Object.values(control({ mode: "enforce" })).filter((it) => it === "disable").length).toBe(8);
  });

  it("excludes the gateways that flows make, because AWS encrypts nothing beyond them", () => {
    expect(excluded({ mode: "enforce" }, { flows: { "internet -> edge : 443": "customers" } })).toEqual([
      "InternetGatewayExclusionInput",
    ]);
    const flows = { "app -> internet : 443": argument };
    expect(excluded({ mode: "enforce" }, { flows, ipAddressType: "dualstack" })).toEqual([
      "EgressOnlyInternetGatewayExclusionInput",
      "InternetGatewayExclusionInput",
      "NatGatewayExclusionInput",
    ]);
  });

  it("excludes anything else for a reason only, until its day", () => {
    const except = (why: string, until?: string): EncryptionControl => ({
      mode: "enforce",
      except: { lambda: { why, ...(until === undefined ? {} : { until }) } },
    });
    expect(excluded(except("functions run on hardware of AWS's choice"))).toEqual(["LambdaExclusionInput"]);
    expect(() => control(except(""))).toThrow("encryptionControl except lambda must say why.");
    expect(() => control(except("for now", "2026-05-31"))).toThrow(/except lambda ended on 2026-05-31/);
  });
});

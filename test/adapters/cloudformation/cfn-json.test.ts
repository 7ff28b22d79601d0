import { describe, expect, it } from "@jest/globals";
import { Reference, Unresolved } from "../../../components/model/raw";
import { resolved } from "./given";

/** What `CfnJson` gives that writes this text. */
const given = (written: unknown): unknown =>
  resolved({ "Fn::GetAtt": ["Condition", "Value"] }, {
    Resources: { Cluster: {}, Condition: { Type: "Custom::AWSCDKCfnJson", Properties: { Value: written } } },
  } as never);

const joined = (...parts: readonly unknown[]) => ({ "Fn::Join": ["", parts] });

describe("the JSON that CDK has one of its functions read", () => {
  it("is read, with names that are known only at deployment in keys and values", () => {
    const issuer = { "Fn::GetAtt": ["Cluster", "OpenIdConnectIssuer"] };
    expect(
      given(joined('{"', issuer, ':sub":"system:serviceaccount:shop:orders","by":"', { Ref: "Cluster" }, '/a"}')),
    ).toEqual({
      "${Cluster.OpenIdConnectIssuer}:sub": "system:serviceaccount:shop:orders",
      by: new Reference("${Cluster}/a", ["Cluster"]),
    });
  });

  it("keeps open what is open", () => {
    const value = given(joined('{"sub":["', { Ref: "Nobody" }, '","a"]}')) as { readonly sub: readonly unknown[] };
    expect(value.sub[0]).toBeInstanceOf(Unresolved);
    expect(value.sub[1]).toBe("a");
  });

  it("is a reference where the text is no JSON, and where it is itself", () => {
    for (const written of [
      "{",
      joined("{", { Ref: "Cluster" }, "}"),
      { "Fn::GetAtt": ["Condition", "Value"] },
      undefined,
    ])
      expect(given(written)).toBeInstanceOf(Reference);
  });
});

import { describe, expect, it } from "@jest/globals";

import { Unresolved } from "../../components/model/raw";
import {
  ARCHIVE,
  ASSET,
  OUTPUT_VALUE,
  openSentinels,
  RESOURCE_REFERENCE,
  SECRET,
  SIGNATURE,
  UNKNOWN,
  type Wire,
  type WireObject,
} from "../../policy-packs/adapters/pulumi/sentinels";

const signed = (signature: string, fields: WireObject): WireObject => ({ [SIGNATURE]: signature, ...fields });
const notYet = (...from: string[]): Unresolved => new Unresolved("it is not known before deployment", from);

describe("Pulumi's sentinels", () => {
  it("leaves plain values as they are", () => {
    const plain = {
      text: "a",
      number: 0,
      no: false,
      nothing: null,
      list: [1, ["b"], {}],
      record: { deep: { er: true } },
    };
    expect(openSentinels(plain)).toEqual(plain);
    expect(openSentinels(undefined)).toBeUndefined();
  });

  it("makes what is not known unresolved at any depth, with where it will come from", () => {
    expect(openSentinels({ a: [UNKNOWN, "b"], c: { d: UNKNOWN } }, ["urn:x"])).toEqual({
      a: [notYet("urn:x"), "b"],
      c: { d: notYet("urn:x") },
    });
  });

  it("knows the typed unknowns of old states, and no text that merely contains one", () => {
    expect(openSentinels("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2")).toEqual(notYet());
    expect(openSentinels(`arn:${UNKNOWN}`)).toBe(`arn:${UNKNOWN}`);
  });

  it.each<[string, WireObject, Wire]>([
    ["on the wire", { value: { user: "me" } }, { user: "me" }],
    ["in a state with its plaintext", { plaintext: '{"user":"me"}' }, { user: "me" }],
    ["of a text", { plaintext: '"hunter2"' }, "hunter2"],
    ["of nothing", { value: null }, null],
  ])("opens a secret %s", (_, fields, content) => {
    expect(openSentinels(signed(SECRET, fields))).toEqual(content);
  });

  it.each<[string, WireObject, Unresolved]>([
    ["encrypted", { ciphertext: "v1:abc" }, new Unresolved("it is an encrypted secret", ["urn:x"])],
    ["unknown", { value: UNKNOWN }, notYet("urn:x")],
    ["broken", { plaintext: "{" }, new Unresolved("the secret's plaintext is not valid JSON", ["urn:x"])],
  ])("does not know a secret that is %s", (_, fields, unresolved) => {
    expect(openSentinels(signed(SECRET, fields), ["urn:x"])).toEqual(unresolved);
  });

  it("opens secrets within secrets and lists", () => {
    const inner = signed(SECRET, { value: "s" });
    expect(openSentinels({ list: [inner, signed(SECRET, { value: [inner] })] })).toEqual({ list: ["s", ["s"]] });
  });

  it.each<[string, Wire, Wire]>([
    ["a file", signed(ASSET, { path: "./www/index.html", hash: "ab" }), { asset: "./www/index.html" }],
    ["a text, which may be long", signed(ASSET, { text: "x".repeat(9999) }), { asset: "text" }],
    ["a file of a state", signed(ASSET, { hash: "abcd" }), { asset: "abcd" }],
    ["an archive of files", signed(ARCHIVE, { assets: { "a.js": {}, lib: {} } }), { archive: "a.js, lib" }],
    ["an archive of a folder", signed(ARCHIVE, { path: "./app" }), { archive: "./app" }],
    [
      "a remote archive",
      signed(ARCHIVE, { uri: "https://example.com/a.zip" }),
      { archive: "https://example.com/a.zip" },
    ],
  ])("summarises %s", (_, asset, summary) => {
    expect(openSentinels(asset)).toEqual(summary);
  });

  it("reads a reference as an id, a component's as its URN, and one not known as coming from it", () => {
    expect(openSentinels(signed(RESOURCE_REFERENCE, { urn: "urn:a", id: "vpc-1" }))).toBe("vpc-1");
    expect(openSentinels(signed(RESOURCE_REFERENCE, { urn: "urn:a" }))).toBe("urn:a");
    expect(openSentinels(signed(RESOURCE_REFERENCE, { urn: "urn:a", id: UNKNOWN }), ["urn:x"])).toEqual(
      notYet("urn:a"),
    );
    expect(openSentinels(signed(RESOURCE_REFERENCE, { urn: "urn:a", id: "" }))).toEqual(notYet("urn:a"));
  });

  it("reads an output value, whose own dependencies say where an unknown comes from", () => {
    expect(openSentinels(signed(OUTPUT_VALUE, { value: "a", secret: true }))).toBe("a");
    expect(openSentinels(signed(OUTPUT_VALUE, { dependencies: ["urn:d"] }), ["urn:x"])).toEqual(notYet("urn:d"));
    expect(openSentinels(signed(OUTPUT_VALUE, {}), ["urn:x"])).toEqual(notYet("urn:x"));
  });

  it("keeps the fields of a signature it does not know", () => {
    expect(openSentinels(signed("new-in-2030", { value: 1 }))).toEqual({ value: 1 });
  });
});

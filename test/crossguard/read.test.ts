import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readResource, readStack } from "../../policy-packs/crossguard/read";
import { messages, Struct, structOf, Value } from "./protos";

const json = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 6 });
const text = fc.string({ unit: "grapheme" });
const texts = fc.dictionary(text, fc.array(text, { maxLength: 3 }), { maxKeys: 3 });

/** As JSON says it, which has no zero below zero; keys that would be a prototype are left out. */
const plain = (value: object): object =>
  JSON.parse(JSON.stringify(value), (key, part: unknown) => (key === "__proto__" ? undefined : part)) as object;

/** What the SDK itself makes of a value once it has travelled. */
const travelled = (value: object): object =>
  plain(Struct.deserializeBinary(structOf(value).serializeBinary()).toJavaScript());

describe("the engine's questions", () => {
  it("about a stack are read as the SDK reads them", () => {
    fc.assert(
      fc.property(json, texts, text, fc.boolean(), (props, dependencies, name, protect) => {
        const options = new messages.AnalyzerResourceOptions();
        options.setProtect(protect);
        options.setAliasesList([name, "other"]);
        options.setIgnorechangesList(["tags", "ingress[0].cidrBlocks"]);
        options.setCustomtimeouts(new messages.AnalyzerResourceOptions.CustomTimeouts());
        const maker = new messages.AnalyzerProviderResource();
        maker.setUrn(`provider-${name}`);
        const resource = new messages.AnalyzerResource();
        resource.setUrn(`urn-${name}`);
        resource.setType("aws:s3/bucket:Bucket");
        resource.setName(name);
        resource.setProperties(structOf(props));
        resource.setOptions(options);
        resource.setProvider(maker);
        resource.setParent(`parent-${name}`);
        resource.setDependenciesList(["one", "two"]);
        for (const [property, urns] of Object.entries(dependencies)) {
          const list = new messages.AnalyzerPropertyDependencies();
          list.setUrnsList(urns);
          resource.getPropertydependenciesMap().set(property, list);
        }
        const request = new messages.AnalyzeStackRequest();
        request.setResourcesList([resource, new messages.AnalyzerResource()]);

        const [first, second, ...more] = readStack(Buffer.from(request.serializeBinary()));
        expect(more).toEqual([]);
        expect(second).toMatchObject({ urn: "", type: "", name: "", texts: {}, protect: false });
        const isText = (part: readonly [string, unknown]) => typeof part[1] === "string";
        expect({ ...first, outputs: plain(first?.outputs() ?? {}) }).toEqual({
          urn: `urn-${name}`,
          type: "aws:s3/bucket:Bucket",
          name,
          texts: Object.fromEntries(Object.entries(travelled(props)).filter(isText)),
          outputs: travelled(props),
          protect,
          ignoreChanges: ["tags", "ingress[0].cidrBlocks"],
          dependencies: ["one", "two"],
          parent: `parent-${name}`,
          propertyDependencies: plain(dependencies),
          provider: { urn: `provider-${name}` },
        });
      }),
    );
  });

  it("about one resource are read with its parent among the options", () => {
    const options = new messages.AnalyzerResourceOptions();
    options.setParent("stack");
    const request = new messages.AnalyzeRequest();
    request.setUrn("urn");
    request.setType("type");
    request.setName("name");
    request.setProperties(structOf({ big: 2 ** 40, small: -0.5, none: null, list: [[], {}, "é"] }));
    request.setOptions(options);
    const provider = new messages.AnalyzerProviderResource();
    provider.setUrn("provider");
    provider.setProperties(structOf({ region: "eu-central-1" }));
    request.setProvider(provider);
    expect(readResource(Buffer.from(request.serializeBinary()))).toMatchObject({
      urn: "urn",
      type: "type",
      name: "name",
      inputs: { big: 2 ** 40, small: -0.5, none: null, list: [[], {}, "é"] },
      parent: "stack",
      provider: { urn: "provider", inputs: { region: "eu-central-1" } },
    });
  });

  it("cannot reach an object's prototype", () => {
    const request = new messages.AnalyzeRequest();
    const inputs = new Struct();
    inputs.getFieldsMap().set("__proto__", Value.fromJavaScript({ polluted: true }));
    request.setProperties(inputs);
    const told = readResource(Buffer.from(request.serializeBinary()));
    expect(Object.getPrototypeOf(told.inputs)).toBe(Object.prototype);
  });

  it("about one resource are read as the SDK reads them", () => {
    fc.assert(
      fc.property(json, (inputs) => {
        const request = new messages.AnalyzeRequest();
        request.setProperties(structOf(inputs));
        expect(plain(readResource(Buffer.from(request.serializeBinary())).inputs)).toEqual(travelled(inputs));
      }),
    );
  });

  it("that are cut off are refused, not guessed", () => {
    const request = new messages.AnalyzeRequest();
    request.setType("aws:s3/bucket:Bucket");
    request.setProperties(structOf({ bucket: "orders" }));
    const bytes = Buffer.from(request.serializeBinary());
    expect(() => readResource(bytes.subarray(0, bytes.length - 3))).toThrow("the message ends too early");
  });
});

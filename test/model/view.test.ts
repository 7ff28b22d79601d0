import { describe, expect, it } from "@jest/globals";
import { Reference, Unresolved, type Raw } from "../../components/model/raw";
import { given, together, type Value } from "../../components/model/value";
import { asWritten, View } from "../../components/model/view";

interface Shape {
  readonly Name?: string;
  readonly Encrypted?: boolean;
  readonly Days?: number;
  readonly Nested?: { readonly Deep?: { readonly Flag?: boolean } };
  readonly List?: readonly { readonly Key?: string }[];
  readonly Map?: { readonly [key: string]: string };
}

const source = { address: "thing", type: "AWS::Test::Thing", dialect: asWritten };
const look = (raw: Raw): View<Shape> => View.of<Shape>(source, raw);
const hole = new Unresolved("parameter Stage has no default");

describe("a view", () => {
  it("opens what is written, and remembers where and how", () => {
    const value = look({ Nested: { Deep: { Flag: "true" } } })
      .get("Nested")
      .get("Deep")
      .get("Flag")
      .bool();
    expect(value).toMatchObject({ known: true, value: true, written: true, shown: "true" });
    expect(value.at).toMatchObject({ resource: "thing", path: ["Nested", "Deep", "Flag"] });
  });

  it("keeps the path of what is absent, and says that a default supplies it", () => {
    expect(look({}).get("Nested").get("Deep").get("Flag").bool(false)).toMatchObject({
      value: false,
      written: false,
      shown: "not set (false by default)",
      at: { path: ["Nested", "Deep", "Flag"] },
    });
  });

  it("carries the unknown down to every leaf, with its reason", () => {
    const flag = look({ Nested: hole }).get("Nested").get("Deep").get("Flag");
    expect(flag.bool(true)).toMatchObject({ known: false, reason: "parameter Stage has no default" });
    expect(flag.spelled).toBe("Nested.Deep.Flag");
  });

  it.each([
    ["an object for a flag", (view: View<Shape>) => view.get("Encrypted").bool(), { Encrypted: {} }],
    ["a word for a number", (view: View<Shape>) => view.get("Days").num(), { Days: "many" }],
    ["a text for an object", (view: View<Shape>) => view.get("Nested").get("Deep").get("Flag").bool(), { Nested: "x" }],
    ["a text for a map", (view: View<Shape>) => view.get("Map").entries(), { Map: "x" }],
  ])("takes %s as unknown, not as absent", (_, open, raw) => {
    expect(open(look(raw))).toMatchObject({ known: false, reason: expect.stringMatching(/^expected .*, found /) });
  });

  it("reads the texts that templates write for numbers and flags", () => {
    expect(look({ Days: "7" }).get("Days").num()).toMatchObject({ value: 7 });
    expect(look({ Encrypted: "false" }).get("Encrypted").bool()).toMatchObject({ value: false });
    expect(look({ Name: 7 }).get("Name").str()).toMatchObject({ value: "7" });
  });

  it("knows of a reference that it is set, and not what it says", () => {
    const name = look({ Name: new Reference("arn:aws:s3:::${Bucket}", ["Bucket"]) }).get("Name");
    expect(name.isSet()).toMatchObject({ value: true });
    expect(name.str()).toMatchObject({ known: false });
    expect(name.text()).toMatchObject({ value: "arn:aws:s3:::${Bucket}" });
  });

  it("drops nothing from a list that it cannot see", () => {
    expect(look({ List: hole }).get("List").items()).toMatchObject({ known: false });
    const items = look({ List: [hole, { Key: "a" }] })
      .get("List")
      .items();
    expect(items).toMatchObject({ known: true });
    expect(items.known && items.value.map((item) => item.get("Key").str().known)).toEqual([false, true]);
  });

  it("reads one element where a list is allowed", () => {
    const items = look({ List: { Key: "a" } })
      .get("List")
      .items();
    expect(items.known && items.value.length).toBe(1);
  });
});

describe("a mapped view", () => {
  const written = look({ Name: "orders", Days: 3 });
  const mapped = View.mapped<{
    readonly Title?: string;
    readonly Backup?: { readonly Days?: number };
    readonly More?: string;
  }>(written, {
    Title: written.get("Name"),
    Backup: { Days: written.get("Days").otherwise(0) },
    More: View.absent(written),
  });

  it("speaks one vocabulary and reports in another", () => {
    expect(mapped.get("Title").spelled).toBe("Name");
    expect(mapped.get("Backup").get("Days").num()).toMatchObject({ value: 3, at: { path: ["Days"] } });
  });

  it("is absent where all its leaves are", () => {
    const nothing = View.mapped<{ readonly A?: string }>(written, { A: View.absent(written) });
    expect(nothing.isAbsent()).toBe(true);
    expect(mapped.isAbsent()).toBe(false);
  });

  it("never reads a forgotten key as not set", () => {
    const forgetful = View.mapped<{ readonly A?: string }>(written, {} as never);
    expect(forgetful.get("A").isSet()).toMatchObject({ known: false });
  });

  it("has the format's default where its mapping states one", () => {
    const empty = look({});
    expect(empty.get("Days").otherwise(0).num(1)).toMatchObject({ value: 0, shown: "not set (0 by default)" });
  });
});

describe("one fact with several places", () => {
  const [first, second] = [look({}).get("Name"), look({ Name: "b" }).get("Name")];
  const elsewhere = look({ Name: new Unresolved("elsewhere", [], true) }).get("Name");

  it("is read where it is written", () => {
    expect(View.either(first, second).str()).toMatchObject({ value: "b" });
    expect(View.either(elsewhere, second).str()).toMatchObject({ value: "b" });
  });

  it("is unknown where a place that cannot be seen may hold it", () => {
    expect(View.either(elsewhere, first).str()).toMatchObject({ known: false, elsewhere: true });
  });
});

describe("several lists as one", () => {
  const list = (raw: Raw) => look({ List: raw }).get("List");

  it("have the elements of all", () => {
    const items = View.concat(list([{ Key: "a" }]), list(undefined), list([{ Key: "b" }])).items();
    expect(items.known && items.value.map((item) => item.get("Key").str())).toMatchObject([
      { value: "a" },
      { value: "b" },
    ]);
  });

  it("are unknown where one is", () => {
    expect(View.concat(list([{ Key: "a" }]), list(hole)).items()).toMatchObject({ known: false });
  });

  it("are absent where all are", () => {
    expect(View.concat(list(undefined), list(undefined)).isAbsent()).toBe(true);
  });
});

describe("the one door", () => {
  it("answers with the unknown itself where a value is unknown", () => {
    const value = look({ Days: hole }).get("Days").num(1);
    expect(given(value, (days) => days + 1)).toBe(value);
    expect(given(look({ Days: 2 }).get("Days").num(1), (days) => days + 1)).toBe(3);
  });

  it("takes several values as one", () => {
    const [known, unknown] = [look({ Days: 2 }).get("Days").num(1), look({ Name: hole }).get("Name").str("")];
    expect(together(known, known)).toMatchObject({ value: [2, 2] });
    expect(together(known, unknown)).toMatchObject({ known: false });
  });

  it("does not compile where unknown is forgotten, or a property misspelt", () => {
    const value: Value<number> = look({ Days: 2 }).get("Days").num(1);
    // @ts-expect-error a Value is no number
    const days: number = value;
    // @ts-expect-error it has no value before it is known
    const inside: unknown = value.value;
    // @ts-expect-error the schema has no such property
    const misspelt = look({}).get("Dais");
    // @ts-expect-error a flag is no number
    const wrong = look({}).get("Encrypted").num(1);
    expect([days, inside, misspelt, wrong]).toHaveLength(4);
  });
});

import { describe, expect, it } from "@jest/globals";
import { Unresolved, type Raw } from "../../../components/model/raw";
import { asWritten, View } from "../../../components/model/view";
import { parameters, password } from "../../../policy-packs/adapters/pulumi/codecs";

const source = { address: "db", type: "aws:rds/instance:Instance", dialect: asWritten };
const view = <T>(raw: Raw): View<T> => View.of<T>(source, raw, ["property"]);

describe("a password", () => {
  it("is known to be set and is never shown", () => {
    const read = password(view("correct-horse"));
    expect(read.isSet()).toMatchObject({ known: true, value: true });
    expect(JSON.stringify([read.shown, read.text(), read.str(), read.isSet()])).not.toContain("correct-horse");
  });

  it("stays absent or unknown where it is", () => {
    expect(password(view(undefined)).isAbsent()).toBe(true);
    expect(password(view(new Unresolved("it holds a secret"))).isSet()).toMatchObject({ known: false });
  });
});

describe("the parameters of a group", () => {
  it("read as CloudFormation's map, by name", () => {
    const read = parameters(view([{ name: "rds.force_ssl", value: "1" }])) as unknown as View<{
      [name: string]: string;
    }>;
    expect(read.get("rds.force_ssl").str()).toMatchObject({ known: true, value: "1" });
    expect(read.get("log_statement").isAbsent()).toBe(true);
  });

  it("are all unknown where one name is", () => {
    const read = parameters(view([{ name: new Unresolved("not known yet"), value: "1" }]));
    expect((read as unknown as View<{ [name: string]: string }>).get("rds.force_ssl").str()).toMatchObject({
      known: false,
    });
  });
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { jsonText } from "../../../components/model/json-text";
import { accountId, att, Input, text, type Text } from "../../../components/model/plan";
import { deployed } from "../pipeline-account/event-pattern";

const written = (tree: unknown): unknown => JSON.parse(deployed(jsonText(tree)) as string);

describe("a document as the JSON text of it", () => {
  it("is the document, once it is read", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (tree) => {
        expect(written(tree)).toEqual(JSON.parse(JSON.stringify(tree)));
      }),
    );
  });

  it("has in it what is known only after deployment, each as one text", () => {
    const texts: readonly Text[] = [accountId, att("bucket", "Arn"), text`arn:${accountId}:x`, new Input("given")];
    expect(written({ a: texts })).toEqual({ a: ["111122223333", "<bucket.Arn>", "arn:111122223333:x", "given"] });
  });

  it("leaves out what is not there", () => {
    expect(written({ a: undefined, b: 1 })).toEqual({ b: 1 });
  });
});

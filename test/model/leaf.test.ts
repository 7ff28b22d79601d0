import { expect, it } from "@jest/globals";
import { asJson } from "../../components/model/leaf";
import { Unresolved } from "../../components/model/raw";

it("reads an empty text as no document, and another that is no JSON as one that nobody can read", () => {
  expect(asJson("")).toBeUndefined();
  expect(asJson(" \n")).toBeUndefined();
  expect(asJson("{}")).toEqual({});
  expect(asJson("{")).toBeInstanceOf(Unresolved);
});

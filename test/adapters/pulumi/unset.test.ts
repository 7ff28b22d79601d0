import { expect, it } from "@jest/globals";
import { Unresolved } from "../../../components/model/raw";
import { withoutUnset } from "../../../policy-packs/adapters/pulumi/unset";

it("leaves out of a provider's answer what nobody set, and nothing else", () => {
  const later = new Unresolved("it is not known before deployment");
  const answer = {
    acl: "",
    corsRules: [],
    website: null,
    forceDestroy: false,
    retention: 0,
    arn: later,
    logging: { targetPrefix: "", targetBucket: "logs" },
    rules: [{ id: "", days: 3 }, "", later],
    tags: { Owner: "", Team: "shop" },
  };
  expect(withoutUnset(answer)).toEqual({
    forceDestroy: false,
    retention: 0,
    arn: later,
    logging: { targetBucket: "logs" },
    rules: [{ days: 3 }, "", later],
    tags: { Owner: "", Team: "shop" },
  });
});

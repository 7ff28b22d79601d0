import { describe, expect, it } from "@jest/globals";

import { Reference, Unresolved } from "../../components/model/raw";
import { find, PATIENCE, previewOf } from "./programs";

describe("resources of other providers", () => {
  it(
    "have outputs a program can go on with, and generated secrets stay unknown",
    async () => {
      const result = await previewOf("neighbours");
      expect(result.problem).toBeUndefined();
      expect(find(result, "named").props["bucket"]).toMatch(/^logs-[0-9a-f]{8}$/);
      expect(find(result, "ssh").props["publicKey"]).toMatch(/^ssh-rsa /);
      expect(find(result, "db").props["masterPassword"]).toEqual(new Reference("(a secret)", []));
      expect(find(result, "url").props["value"]).toBeInstanceOf(Unresolved);
      expect(find(result, "arn").props["value"]).toMatch(/^arn:aws:s3:::native-[0-9a-f]{7}$/);
      expect(find(result, "space").props["value"]).toMatch(/^APPS-[0-9A-F]{7}$/);
      expect(find(result, "address").props["value"]).toEqual(
        new Unresolved("it is not known before deployment", [find(result, "thing").urn]),
      );
    },
    PATIENCE,
  );
});

describe("explicit providers", () => {
  it(
    "tell account and region, through components too",
    async () => {
      const result = await previewOf("providers", { config: { "aws:region": "us-west-2" } });
      expect(result.problem).toBeUndefined();
      expect(find(result, "landing-alerts").id).toMatch(/^arn:aws:sns:eu-west-3:111122223333:/);
      expect(find(result, "landing-account").props["value"]).toBe("111122223333");
      expect(find(result, "home").id).toMatch(/^arn:aws:sns:us-west-2:123456789012:/);
      expect(find(result, "abroad").id).toMatch(/^https:\/\/sqs\.cn-north-1\.amazonaws\.com\.cn\//);
      expect(find(result, "abroad").outputs?.["arn"]).toMatch(/^arn:aws-cn:sqs:cn-north-1:/);
    },
    PATIENCE,
  );
});

import { expect, it } from "@jest/globals";
import { SECRET, SIGNATURE } from "../../policy-packs/adapters/pulumi/sentinels";
import { redact } from "../../policy-packs/crossguard/redact";

const secret = (value: string | object) => ({ [SIGNATURE]: SECRET, value }) as { readonly [key: string]: string };

it("takes secrets out of a message, wherever they are in a resource", () => {
  const props = { user: "orders", login: secret("hunter2"), nested: [{ keys: secret({ a: "first-key" }) }] };
  expect(redact("login is hunter2, then first-key: orders", [undefined, props])).toBe(
    "login is [secret], then [secret]: orders",
  );
});

it("takes the beginning of a long secret out, which is all that a message shows", () => {
  const long = "s".repeat(200);
  expect(redact(`data is ${long.slice(0, 77)}...`, [{ data: secret(long) }])).toBe("data is [secret]...");
});

import { spawnSync } from "node:child_process";
import { describe, expect, it } from "@jest/globals";
import { flagFor } from "../../policy-packs/cli/patience";

describe("V8's patience", () => {
  it("is asked for in words that the V8 of this Node understands, for it complains aloud of others", () => {
    const flag = flagFor(process.versions.node);
    const { status, stdout, stderr } = spawnSync(process.execPath, [...(flag === undefined ? [] : [flag]), "-p", "1"], {
      encoding: "utf8",
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "1\n", stderr: "" });
  });

  it("is known of every line of Node with long support, and guessed of none", () => {
    expect(["20.20.2", "22.23.3", "24.21.0", "26.10.0"].map(flagFor)).not.toContain(undefined);
    expect(["18.20.0", "23.7.0", "28.0.0"].map(flagFor)).toEqual([undefined, undefined, undefined]);
  });
});

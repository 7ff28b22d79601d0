import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leastSdk, refuseOlderSdk } from "../../components/model/least-sdk";
import { devDependencies, jest as settings } from "../../package.json";
import { install, reaches } from "../registry";

interface Tried {
  readonly beside: string;
  readonly modules: string;
  /** What Jest runs: the law that holds the carrier to its plans, up to the first that it breaks. */
  readonly law: readonly string[];
  /** The last version before, and what it leaves out. */
  readonly before: string;
  readonly leavesOut: RegExp;
}

const tried: { readonly [S in keyof typeof leastSdk]: Tried } = {
  "aws-cdk-lib": {
    beside: "constructs@10.0.0",
    modules: "aws-cdk-lib|constructs",
    law: ["test/components/carriers/cdk.test.ts", "--testNamePattern", "writes the template that the plan is"],
    before: "2.233.0",
    leavesOut: /^ +- +"DeletionProtectionEnabled": true,$/m,
  },
  "@pulumi/aws": {
    beside: `@pulumi/pulumi@${devDependencies["@pulumi/pulumi"]}`,
    modules: "@pulumi/aws",
    law: ["test/components/carriers/pulumi.test.ts"],
    before: "7.17.0",
    leavesOut: /ssoadmin\.CustomerManagedPolicyAttachmentsExclusive is not a constructor/,
  },
};

const reachable = reaches(`aws-cdk-lib@${leastSdk["aws-cdk-lib"]}`);

/** What Jest says of the law with another version of an SDK. */
const saidOf = (sdk: keyof typeof leastSdk, version: string, folder: string) => {
  const { beside, modules, law } = tried[sdk];
  const prefix = join(folder, version);
  install(prefix, `${sdk}@${version}`, beside);
  const config = join(folder, `${version}.json`);
  const moduleNameMapper = { [`^(${modules})(/.*)?$`]: `${prefix}/node_modules/$1$2` };
  writeFileSync(config, JSON.stringify({ ...settings, rootDir: process.cwd(), bail: true, moduleNameMapper }));
  const args = [require.resolve("jest/bin/jest"), "--config", config, ...law];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { holds: status === 0, said: stderr };
};

const sdks = Object.keys(tried) as readonly (keyof typeof tried)[];

(reachable ? describe : describe.skip).each(sdks)("the least %s (skipped where no registry is)", (sdk) => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-sdk-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("writes all that plans decide", () => {
    const { holds, said } = saidOf(sdk, leastSdk[sdk], folder);
    expect(holds ? "" : said).toBe("");
  }, 300_000);

  it("is no later than it must be: the version before leaves something out", () => {
    const { holds, said } = saidOf(sdk, tried[sdk].before, folder);
    expect(holds).toBe(false);
    expect(said).toMatch(tried[sdk].leavesOut);
  }, 300_000);
});

describe("an SDK that would leave something out", () => {
  it.each(["6.83.4", "5.43.0", "7.2.0", "7.18.9"])("is refused in one sentence: @pulumi/aws %s", (installed) => {
    expect(() => {
      refuseOlderSdk("@pulumi/aws", installed);
    }).toThrow(
      `@pulumi/aws ${installed} is installed, which would leave out some of what this decides: install @pulumi/aws@^7.19.0.`,
    );
  });

  it.each(["7.19.0", "7.19.1", "7.24.0-alpha.1773817137", "7.48.0", "8.0.0"])("is no later one: %s", (installed) => {
    expect(() => {
      refuseOlderSdk("@pulumi/aws", installed);
    }).not.toThrow();
  });
});

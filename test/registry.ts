import { expect } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";

const npm = (args: readonly string[], cwd: string, timeout: number): boolean => {
  const env = { ...process.env, npm_config_loglevel: "error" };
  return spawnSync("npm", args, { cwd, env, timeout }).status === 0;
};

/** Whether a registry is there that has a package, such as `aws-cdk-lib@2.234.0`. */
export const reaches = (packed: string): boolean => npm(["view", packed, "version"], tmpdir(), 20_000);

/** Installs packages into a folder of their own, without running their scripts. */
export const install = (folder: string, ...packages: readonly string[]): void => {
  const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--prefix", folder];
  expect(npm(["install", ...flags, ...packages], tmpdir(), 110_000)).toBe(true);
};

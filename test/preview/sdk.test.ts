import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "@jest/globals";

import * as sentinels from "../../policy-packs/adapters/pulumi/sentinels";
import { loadProtocol, locateSdk } from "../../policy-packs/preview/sdk/locate";

/** The host rests on the SDK's insides. When a new version moves them, this says which. */
const sdk = locateSdk(__dirname);
if (sdk === undefined) throw new Error("@pulumi/pulumi is not installed");
const text = (file: string): string => readFileSync(join(sdk.root, file), "utf8");

describe("the installed @pulumi/pulumi", () => {
  it("is of the major version this host speaks", () => {
    expect(sdk.version).toMatch(/^3\./);
  });

  it.each(["project", "stack", "pwd", "monitor", "engine", "organization", "root-directory", "dry-run", "parallel"])(
    "takes --%s",
    (flag) => {
      expect(text("cmd/run/index.js")).toContain(`"${flag}"`);
    },
  );

  it.each(["PULUMI_NODEJS_TYPESCRIPT", "PULUMI_NODEJS_TSCONFIG_PATH", "PULUMI_NODEJS_TRANSPILE_ONLY"])(
    "reads %s",
    (name) => {
      expect(text("cmd/run/run.js")).toContain(name);
    },
  );

  it("reads its configuration and settings from the environment", () => {
    expect(text("runtime/config.js")).toContain('"PULUMI_CONFIG"');
    expect(text("runtime/config.js")).toContain('"PULUMI_CONFIG_SECRET_KEYS"');
    for (const name of ["PROJECT", "STACK", "MONITOR", "ENGINE", "DRY_RUN", "ORGANIZATION", "ROOT_DIRECTORY"]) {
      expect(text("runtime/state.js")).toContain(`"PULUMI_NODEJS_${name}"`);
    }
  });

  it("leaves to the preload what it changes: frames, debug messages, error texts", () => {
    expect(text("resource.js")).toMatch(/Resource\.framePositionRegExp\.exec\(frame\)\?\.groups/);
    expect(text("log/index.js")).toContain("exports.debug = debug");
    expect(text("cmd/run/run.js")).toContain("error_1.defaultErrorMessage(err)");
    expect(text("cmd/run/error.js")).toContain("exports.defaultErrorMessage");
  });

  it("finds a loader of the project by ts-node/esm, and has a compiler of its own", () => {
    expect(text("cmd/run/run.js")).toContain('require.resolve("ts-node/esm")');
    expect(existsSync(join(sdk.root, "vendor", "typescript@3.8.3", "typescript.js"))).toBe(true);
  });

  it("ships the services, each with no method this host does not answer", () => {
    const { resourceService, engineService, callbackService } = loadProtocol(sdk);
    expect(Object.keys(resourceService.ResourceMonitorService).sort()).toEqual([
      "call",
      "getDeploymentInfo",
      "invoke",
      "readResource",
      "registerErrorHook",
      "registerPackage",
      "registerResource",
      "registerResourceHook",
      "registerResourceOutputs",
      "registerStackInvokeTransform",
      "registerStackTransform",
      "signalAndWaitForShutdown",
      "supportsFeature",
    ]);
    expect(Object.keys(engineService.EngineService).sort()).toEqual([
      "getRootResource",
      "log",
      "requirePulumiVersion",
      "setRootResource",
      "startDebugging",
    ]);
    expect(Object.keys(callbackService().CallbacksService)).toEqual(["invoke"]);
  });

  it("spells unknowns, secrets and the rest as this project reads them", () => {
    const rpc = text("runtime/rpc.js");
    for (const sentinel of [
      sentinels.UNKNOWN,
      sentinels.SIGNATURE,
      sentinels.SECRET,
      sentinels.ASSET,
      sentinels.ARCHIVE,
      sentinels.RESOURCE_REFERENCE,
      sentinels.OUTPUT_VALUE,
    ]) {
      expect(rpc).toContain(`"${sentinel}"`);
    }
  });
});

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

import { loadProtocol, locateSdk } from "../../policy-packs/preview/sdk/locate";
import { PRELOADS } from "../../policy-packs/preview/sdk/preload";
import { listen } from "../../policy-packs/preview/sdk/server";
import { OWN_FOLDERS } from "../../policy-packs/preview/source-position";

const installed = locateSdk(__dirname);
if (installed === undefined) throw new Error("@pulumi/pulumi is not installed");

/** As @grpc/grpc-js 1.9 has it: bound, and deaf until it is started. */
const GRPC = `
  const started = [];
  module.exports = {
    started,
    ServerCredentials: { createInsecure: () => ({}) },
    Server: class {
      addService() {}
      bindAsync(address, credentials, bound) { bound(null, 4711); }
      start() { started.push(true); }
      forceShutdown() {}
    },
  };`;

describe("an SDK of years ago", () => {
  let folder: string;

  function put(file: string, text: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "older-sdk-"));
    put("node_modules/@pulumi/pulumi/package.json", JSON.stringify({ version: "3.100.0" }));
    for (const name of ["engine", "resource"]) {
      const service = name === "engine" ? "EngineService" : "ResourceMonitorService";
      put(`node_modules/@pulumi/pulumi/proto/${name}_pb.js`, "");
      put(`node_modules/@pulumi/pulumi/proto/${name}_grpc_pb.js`, `exports.${service} = {};`);
    }
    put("node_modules/@pulumi/pulumi/proto/provider_pb.js", "");
    put("node_modules/@grpc/grpc-js/index.js", GRPC);
    put("node_modules/@grpc/grpc-js/package.json", JSON.stringify({ version: "1.9.6", main: "index.js" }));
    const protobuf = dirname(require.resolve("google-protobuf", { paths: [installed.root] }));
    symlinkSync(protobuf, join(folder, "node_modules", "google-protobuf"), "dir");
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("is served though it cannot be called back, by a server that is started", async () => {
    const sdk = locateSdk(folder);
    if (sdk === undefined) throw new Error("not found");
    const protocol = loadProtocol(sdk);
    const engine = {} as Parameters<typeof listen>[1];
    const listening = await listen(protocol, engine, { organization: "o", project: "p", stack: "s" });
    listening.close();
    expect(listening.address).toBe("127.0.0.1:4711");
    expect(Reflect.get(protocol.grpc, "started")).toEqual([true]);
    expect(() => protocol.callback()).toThrow("callback_pb");
  });

  it("needs no start where the server hears at once", () => {
    expect(loadProtocol(installed).serverNeedsStart).toBe(false);
  });

  it("tells the one place it can tell: the user's innermost line, in a function or not", () => {
    const resource: { sourcePosition: () => { uri: string; line: number } | undefined } = {
      sourcePosition: () => undefined,
    };
    const load = (path: string): unknown =>
      path.startsWith("node:") ? (native(path) as unknown) : { Resource: resource };
    const preload = PRELOADS.find(({ name }) => name === "userFrames");
    preload?.(load as NodeJS.Require, { sdkRoot: "/sdk", ownFolders: OWN_FOLDERS, hooks: "" });
    const inFunction = (): ReturnType<typeof resource.sourcePosition> => resource.sourcePosition();
    expect(inFunction()?.uri).toMatch(/older-sdks\.test\.ts$/);
    expect(inFunction()?.line).toBeGreaterThan(0);
  });
});

const native = createRequire(__filename);

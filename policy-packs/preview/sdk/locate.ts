/**
 * Everything in this folder knows the insides of @pulumi/pulumi (its paths, its generated messages, the flags and variables of
 * `cmd/run`, how it reads stack frames); nothing outside this folder does. test/preview/sdk.test.ts guards it against the
 * installed version.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import type * as Callback from "@pulumi/pulumi/proto/callback_pb";
import type * as CallbackService from "@pulumi/pulumi/proto/callback_grpc_pb";
import type * as Engine from "@pulumi/pulumi/proto/engine_pb";
import type * as EngineService from "@pulumi/pulumi/proto/engine_grpc_pb";
import type * as Provider from "@pulumi/pulumi/proto/provider_pb";
import type * as Resource from "@pulumi/pulumi/proto/resource_pb";
import type * as ResourceService from "@pulumi/pulumi/proto/resource_grpc_pb";
import type * as Grpc from "@grpc/grpc-js";
import type * as Empty from "google-protobuf/google/protobuf/empty_pb";
import type * as Struct from "google-protobuf/google/protobuf/struct_pb";

/** The program's own SDK: the messages it speaks are those it ships. */
export interface Sdk {
  /** Folder of @pulumi/pulumi. */
  readonly root: string;
  readonly version: string;
}

export interface Protocol {
  readonly grpc: typeof Grpc;
  /** Before 1.10 a server refuses every call until it is started; from then on, starting it is deprecated. */
  readonly serverNeedsStart: boolean;
  readonly struct: typeof Struct;
  readonly empty: typeof Empty;
  readonly engine: typeof Engine;
  readonly engineService: typeof EngineService;
  readonly resource: typeof Resource;
  readonly resourceService: typeof ResourceService;
  readonly provider: typeof Provider;
  /** Loaded when a program first asks to be called back: older SDKs have no such messages. */
  readonly callback: () => typeof Callback;
  readonly callbackService: () => typeof CallbackService;
}

/** The SDK that a program in this folder would load, or undefined where none is installed. */
export function locateSdk(folder: string): Sdk | undefined {
  try {
    const manifest = createRequire(join(folder, "package.json")).resolve("@pulumi/pulumi/package.json");
    const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
    return { root: dirname(manifest), version };
  } catch {
    return undefined;
  }
}

/** Loads the messages and gRPC alone: about 0.08 s, where all of @pulumi/pulumi takes 0.45 s. */
export function loadProtocol(sdk: Sdk): Protocol {
  const load = createRequire(join(sdk.root, "package.json"));
  const grpc = load("@grpc/grpc-js/package.json") as { version: string };
  return {
    grpc: load("@grpc/grpc-js") as typeof Grpc,
    serverNeedsStart: /^(0|1\.\d)\./.test(grpc.version),
    struct: load("google-protobuf/google/protobuf/struct_pb.js") as typeof Struct,
    empty: load("google-protobuf/google/protobuf/empty_pb.js") as typeof Empty,
    engine: load("./proto/engine_pb.js") as typeof Engine,
    engineService: load("./proto/engine_grpc_pb.js") as typeof EngineService,
    resource: load("./proto/resource_pb.js") as typeof Resource,
    resourceService: load("./proto/resource_grpc_pb.js") as typeof ResourceService,
    provider: load("./proto/provider_pb.js") as typeof Provider,
    callback: () => load("./proto/callback_pb.js") as typeof Callback,
    callbackService: () => load("./proto/callback_grpc_pb.js") as typeof CallbackService,
  };
}

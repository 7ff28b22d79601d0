/** The one file here that knows where @pulumi/pulumi keeps its messages; test/crossguard/sdk.test.ts guards it. */
import { createRequire } from "node:module";
import type * as Grpc from "@grpc/grpc-js";
import type * as Service from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type * as Messages from "@pulumi/pulumi/proto/analyzer_pb";
import type * as Plugin from "@pulumi/pulumi/proto/plugin_pb";
import type * as Empty from "google-protobuf/google/protobuf/empty_pb";
import type * as Struct from "google-protobuf/google/protobuf/struct_pb";

export interface Sdk {
  readonly grpc: typeof Grpc;
  readonly service: typeof Service;
  readonly messages: typeof Messages;
  readonly plugin: typeof Plugin;
  readonly empty: typeof Empty;
  readonly struct: typeof Struct;
}

/**
 * Loads gRPC and the messages alone, in about 0.08 s; all of @pulumi/pulumi takes 0.45 s. They must be the ones that
 * @pulumi/pulumi itself loads, because messages are told apart by their classes.
 *
 * @throws Error where @pulumi/pulumi is not installed.
 */
export const loadSdk = (): Sdk => {
  const load = createRequire(createRequire(__filename).resolve("@pulumi/pulumi/package.json"));
  return {
    grpc: load("@grpc/grpc-js") as typeof Grpc,
    service: load("./proto/analyzer_grpc_pb.js") as typeof Service,
    messages: load("./proto/analyzer_pb.js") as typeof Messages,
    plugin: load("./proto/plugin_pb.js") as typeof Plugin,
    empty: load("google-protobuf/google/protobuf/empty_pb.js") as typeof Empty,
    struct: load("google-protobuf/google/protobuf/struct_pb.js") as typeof Struct,
  };
};

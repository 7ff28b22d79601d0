/** What @pulumi/pulumi itself makes of the protocol. */
import { createRequire } from "node:module";
import type * as Service from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type * as Messages from "@pulumi/pulumi/proto/analyzer_pb";
import type * as Structs from "google-protobuf/google/protobuf/struct_pb";

const load = createRequire(require.resolve("@pulumi/pulumi/package.json"));
export const { AnalyzerService } = load("./proto/analyzer_grpc_pb.js") as typeof Service;
export const messages = load("./proto/analyzer_pb.js") as typeof Messages;
export const { Struct, Value } = load("google-protobuf/google/protobuf/struct_pb.js") as typeof Structs;

export const structOf = (value: object): Structs.Struct =>
  Struct.fromJavaScript(value as { [key: string]: Structs.JavaScriptValue });

/** The one file here that knows where @pulumi/pulumi keeps what is needed of it; test/crossguard/sdk.test.ts guards it. */
import { createRequire } from "node:module";
import type * as Grpc from "@grpc/grpc-js";

/**
 * Loads gRPC alone, which Pulumi's launcher has loaded already; all of @pulumi/pulumi takes 0.45 s.
 *
 * @throws Error where @pulumi/pulumi is not installed.
 */
export const loadGrpc = (): typeof Grpc => {
  const load = createRequire(createRequire(__filename).resolve("@pulumi/pulumi/package.json"));
  return load("@grpc/grpc-js") as typeof Grpc;
};

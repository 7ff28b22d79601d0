/** Pulumi's Analyzer service, by the names and numbers of its protocol; test/crossguard/sdk.test.ts holds it to the SDK's. */
import type { MethodDefinition } from "@grpc/grpc-js";
import { readConfig, readResource, readStack } from "./read";

/** Answers are written as they are made; of a question that says nothing, nothing is read. */
const asWritten = (bytes: Buffer): Buffer => bytes;

const method = <Question>(name: string, read: (bytes: Buffer) => Question): MethodDefinition<Question, Buffer> => ({
  path: `/pulumirpc.Analyzer/${name}`,
  requestStream: false,
  responseStream: false,
  requestDeserialize: read,
  responseSerialize: asWritten,
  // What a client needs, and a server has to name.
  requestSerialize: () => empty,
  responseDeserialize: asWritten,
});

/** The answer that says no more than that it is one. */
export const empty = Buffer.alloc(0);

export const analyzerDefinition = {
  handshake: method("Handshake", asWritten),
  configureStack: method("ConfigureStack", asWritten),
  getPluginInfo: method("GetPluginInfo", asWritten),
  getAnalyzerInfo: method("GetAnalyzerInfo", asWritten),
  configure: method("Configure", readConfig),
  analyze: method("Analyze", readResource),
  analyzeStack: method("AnalyzeStack", readStack),
  remediate: method("Remediate", readResource),
  cancel: method("Cancel", asWritten),
};

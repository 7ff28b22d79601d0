import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { findProject } from "../configuration/find";
import type * as Judging from "./judging";
import { empty } from "./protocol";
import { serve, type AnalyzerService } from "./serve";

/** Milliseconds after the pack has said what it is: by then the answer is on its way. */
const breath = 10;

/**
 * Serves a pack that comes with this package. What it is was written down by the build; so it says that at once, and loads its
 * rules while the engine starts the program. Where the project has a configuration, that is read first.
 */
export const serveOwnPack = (name: string): void => {
  serve((grpc, end) => {
    const load = (): AnalyzerService =>
      (createRequire(__filename)("./judging") as typeof Judging).ownService(name)(grpc, end);
    const info = findProject() === undefined ? infoOf(name) : undefined;
    return info === undefined ? load() : introduced(info, load);
  });
};

/** A build that is not finished has none. */
const infoOf = (name: string): Buffer | undefined => {
  try {
    return readFileSync(join(__dirname, "..", name, "info.bin"));
  } catch {
    return undefined;
  }
};

/** The service, of which nothing is loaded before a question needs it or the pack has introduced itself. */
const introduced = (info: Buffer, load: () => AnalyzerService): AnalyzerService => {
  let loaded: AnalyzerService | undefined;
  const service = (): AnalyzerService => (loaded ??= load());
  return {
    handshake: (_, reply) => {
      reply(null, empty);
    },
    getAnalyzerInfo: (_, reply) => {
      reply(null, info);
      setTimeout(service, breath);
    },
    configureStack: (call, reply) => {
      // Where nothing is loaded, nothing is remembered of another stack.
      if (loaded === undefined) reply(null, empty);
      else loaded.configureStack(call, reply);
    },
    getPluginInfo: (call, reply) => {
      service().getPluginInfo(call, reply);
    },
    configure: (call, reply) => {
      service().configure(call, reply);
    },
    analyze: (call, reply) => {
      service().analyze(call, reply);
    },
    analyzeStack: (call, reply) => {
      service().analyzeStack(call, reply);
    },
    remediate: (call, reply) => {
      service().remediate(call, reply);
    },
    cancel: (call, reply) => {
      service().cancel(call, reply);
    },
  };
};

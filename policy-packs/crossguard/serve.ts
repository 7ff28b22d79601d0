import type { Pack } from "../core/pack";
import { mergeConfig, type PackConfig } from "../core/pack-config";
import { projectConfiguration } from "../configuration/project";
import { analyzerDefinition } from "./protocol";
import { loadGrpc } from "./sdk";
import { analyzerService } from "./service";

/** A stack of ten thousand resources is some ten megabytes in one message; @pulumi/policy allows the same. */
const maxMessageBytes = 400 * 1024 * 1024;

/** Milliseconds between looks at whether the engine still lives. */
const watchEvery = 1000;

/**
 * Serves a pack to Pulumi's engine: all that the index file of a policy pack does. Writes the port to standard output, as the
 * engine expects, and ends with the engine. `config` is what the project's `sallyport.yaml` starts from, and that what the
 * engine's own configuration does. What is wrong with the pack or its surroundings is said in one line on standard error, and the process ends with 1.
 */
export const servePack = (pack: Pack, config: PackConfig = {}): void => {
  const parent = process.ppid;
  const grpc = grpcOrExit();
  // Channelz keeps statistics of every call for debuggers that nobody points at a policy pack.
  const options = { "grpc.max_receive_message_length": maxMessageBytes, "grpc.enable_channelz": 0 };
  const server = new grpc.Server(options);
  const end = (): void => {
    server.tryShutdown(() => process.exit(0));
  };
  try {
    const { rules, telling } = projectConfiguration(pack);
    const service = analyzerService(grpc, pack, { config: mergeConfig(config, rules), telling }, end);
    server.addService(analyzerDefinition, service);
  } catch (error) {
    return exit(error instanceof Error ? error.message : String(error));
  }
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) return exit(`the pack ${pack.name} finds no port to listen on: ${error.message}`);
    endWith(parent);
    process.stdout.write(`${String(port)}\n`);
  });
};

const grpcOrExit = (): ReturnType<typeof loadGrpc> => {
  try {
    return loadGrpc();
  } catch {
    return exit("a policy pack needs @pulumi/pulumi: install it in the project, beside sallyport");
  }
};

const exit = (sentence: string): never => {
  process.stderr.write(`sallyport: ${sentence}\n`);
  process.exit(1);
};

/** An engine that is killed cannot stop its plugins, and a plugin without an engine would wait for ever. */
const endWith = (parent: number): void => {
  setInterval(() => {
    if (process.ppid !== parent || !lives(parent)) process.exit(0);
  }, watchEvery).unref();
};

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process lives too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

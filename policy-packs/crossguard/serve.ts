import type * as Grpc from "@grpc/grpc-js";
import { analyzerDefinition } from "./protocol";
import { loadGrpc } from "./sdk";

/** A stack of ten thousand resources is some ten megabytes in one message; @pulumi/policy allows the same. */
const maxMessageBytes = 400 * 1024 * 1024;

/** Milliseconds between looks at whether the engine still lives. */
const watchEvery = 1000;

/** Makes what is served; an error that it throws is shown to the user. */
export type MakeService = (grpc: typeof Grpc, end: () => void) => AnalyzerService;

export type AnalyzerService = {
  readonly [M in keyof typeof analyzerDefinition]: Grpc.handleUnaryCall<never, Buffer>;
};

/** Serves on a free port, and writes it to standard output. */
export const serve = (make: MakeService): void => {
  const parent = process.ppid;
  const grpc = grpcOrExit();
  // Channelz keeps statistics of every call for debuggers that nobody points at a policy pack.
  const options = { "grpc.max_receive_message_length": maxMessageBytes, "grpc.enable_channelz": 0 };
  const server = new grpc.Server(options);
  const end = (): void => {
    server.tryShutdown(() => process.exit(0));
  };
  try {
    server.addService(analyzerDefinition, make(grpc, end) as unknown as Grpc.UntypedServiceImplementation);
  } catch (error) {
    return exit(error instanceof Error ? error.message : String(error));
  }
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) return exit(`the pack finds no port to listen on: ${error.message}`);
    endWith(parent);
    process.stdout.write(`${String(port)}\n`);
  });
};

const grpcOrExit = (): typeof Grpc => {
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

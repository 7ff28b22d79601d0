import type { Server } from "@grpc/grpc-js";

import type { Protocol } from "./locate";
import { type DeploymentNames, type Engine, serveEngine, serveMonitor } from "./messages";

export interface Listening {
  readonly address: string;
  close(): void;
}

/** As the SDK's own: states of 400 MB, and half an hour for a program that blocks its event loop. */
const OPTIONS = {
  "grpc.max_receive_message_length": 400 * 1024 * 1024,
  "grpc.max_send_message_length": 400 * 1024 * 1024,
  "grpc.server_max_unrequested_time_in_server": 30 * 60,
};

/** Serves both of the engine's services on a free port that only this machine reaches. */
export async function listen(protocol: Protocol, engine: Engine, names: DeploymentNames): Promise<Listening> {
  const server: Server = new protocol.grpc.Server(OPTIONS);
  serveMonitor(server, protocol, engine, names);
  serveEngine(server, protocol, engine);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", protocol.grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  if (protocol.serverNeedsStart) Reflect.apply(Reflect.get<object, string>(server, "start") as () => void, server, []);
  return {
    address: `127.0.0.1:${String(port)}`,
    close: () => {
      server.forceShutdown();
    },
  };
}

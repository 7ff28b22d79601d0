import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { program } from "../environment";

/** A moto server: AWS's APIs without AWS. It keeps what it is told until it is stopped. */
export interface Server {
  /** What an AWS SDK client is made with to talk to it. */
  readonly config: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly forcePathStyle: true;
    readonly maxAttempts: 1;
  };
  readonly stop: () => Promise<void>;
}

export const start = async (): Promise<Server> => {
  const port = String(await freePort());
  const endpoint = `http://127.0.0.1:${port}`;
  const run = spawn(program("moto_server"), ["--host", "127.0.0.1", "--port", port], {
    stdio: "ignore",
  });
  while (!(await answers(endpoint))) {
    if (run.exitCode !== null) throw new Error(`moto_server ended with ${String(run.exitCode)} before it answered.`);
    await wait(100);
  }
  return {
    config: {
      endpoint,
      region: "eu-west-1",
      credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
      forcePathStyle: true,
      maxAttempts: 1,
    },
    stop: async () => {
      const ended = once(run, "exit");
      run.kill();
      await ended;
    },
  };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};

const answers = (endpoint: string): Promise<boolean> =>
  fetch(`${endpoint}/moto-api/`).then(
    ({ ok }) => ok,
    () => false,
  );

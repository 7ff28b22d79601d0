import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type * as Grpc from "@grpc/grpc-js";
import type * as Service from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type * as Messages from "@pulumi/pulumi/proto/analyzer_pb";
import type * as Plugin from "@pulumi/pulumi/proto/plugin_pb";
import type * as Empty from "google-protobuf/google/protobuf/empty_pb";
import type * as Structs from "google-protobuf/google/protobuf/struct_pb";

const load = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const grpc = load("@grpc/grpc-js") as typeof Grpc;
const service = load("./proto/analyzer_grpc_pb.js") as typeof Service;
const messages = load("./proto/analyzer_pb.js") as typeof Messages;
const { Empty: Nothing } = load("google-protobuf/google/protobuf/empty_pb.js") as typeof Empty;
const { Struct } = load("google-protobuf/google/protobuf/struct_pb.js") as typeof Structs;

/** How Pulumi's language host starts a policy pack: in its folder, with the engine's address and a dot. */
export const launcher = load.resolve("./cmd/run-policy-pack");
export const fivePrinciplesFolder = resolve("policy-packs/five-principles");
export const policyDoor = resolve("dist/policy-packs/policy.js");

/** A resource as a program declares it: `from` says, property by property, whose outputs the unknown parts are. */
export interface Declared {
  readonly type: string;
  readonly name: string;
  readonly inputs: object;
  /** What the provider answers; by default the inputs and an id. */
  readonly outputs?: object;
  /** By property, resources as `name@type`. */
  readonly from?: { readonly [property: string]: readonly string[] };
  readonly protect?: boolean;
  readonly provider?: { readonly type: string; readonly name: string; readonly inputs: object };
}

export const urnOf = (type: string, name: string): string => `urn:pulumi:dev::shop::${type}::${name}`;

/** A finding as the engine would show it. */
export interface Shown {
  readonly policy: string;
  readonly level: Level;
  readonly severity: string;
  readonly urn: string;
  readonly message: string;
}

const levels = ["advisory", "mandatory", "disabled", "remediate"] as const;
type Level = (typeof levels)[number];
const {
  ADVISORY: advisory,
  MANDATORY: mandatory,
  DISABLED: disabled,
  REMEDIATE: remediate,
} = messages.EnforcementLevel;
const numbers = { advisory, mandatory, disabled, remediate };
const severities = ["unspecified", "low", "medium", "high", "critical"] as const;

/** Plays the engine to a policy pack that runs in a process of its own. */
export class Engine {
  private constructor(
    readonly process: ChildProcess,
    private readonly client: Service.AnalyzerClient,
  ) {}

  static async start(folder: string, env: { readonly [name: string]: string } = {}): Promise<Engine> {
    const child = spawn(process.execPath, [launcher, "127.0.0.1:1", "."], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let complaint = "";
    child.stderr.on("data", (text: Buffer) => (complaint += text.toString()));
    const port = await new Promise<string>((found, failed) => {
      createInterface(child.stdout).once("line", found);
      child.once("exit", () => {
        failed(new Error(complaint));
      });
    });
    const options = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
    const address = `127.0.0.1:${port}`;
    return new Engine(child, new service.AnalyzerClient(address, grpc.credentials.createInsecure(), options));
  }

  stop(): void {
    this.client.close();
    this.process.kill("SIGKILL");
  }

  /** Resolves when the pack's process has ended, with its exit code. */
  ended(): Promise<number | null> {
    const { exitCode } = this.process;
    if (exitCode !== null) return Promise.resolve(exitCode);
    return new Promise((done) => this.process.once("exit", done));
  }

  async info(): Promise<Messages.AnalyzerInfo> {
    return await ask((reply) => this.client.getAnalyzerInfo(new Nothing(), reply));
  }

  async pluginVersion(): Promise<string> {
    return (await ask<Plugin.PluginInfo>((reply) => this.client.getPluginInfo(new Nothing(), reply))).getVersion();
  }

  async handshake(): Promise<void> {
    const request = new messages.AnalyzerHandshakeRequest();
    request.setEngineAddress("127.0.0.1:1");
    await ask((reply) => this.client.handshake(request, reply));
  }

  async configureStack(): Promise<void> {
    const request = new messages.AnalyzerStackConfigureRequest();
    request.setStack("dev");
    request.setProject("shop");
    request.setDryRun(true);
    await ask((reply) => this.client.configureStack(request, reply));
  }

  async configure(config: {
    readonly [policy: string]: { readonly level: Level; readonly properties?: object };
  }): Promise<void> {
    const request = new messages.ConfigureAnalyzerRequest();
    for (const [policy, { level, properties = {} }] of Object.entries(config)) {
      const one = new messages.PolicyConfig();
      one.setEnforcementlevel(numbers[level]);
      one.setProperties(structOf(properties));
      request.getPolicyconfigMap().set(policy, one);
    }
    await ask((reply) => this.client.configure(request, reply));
  }

  /** What each rule changed of a resource, and the inputs as they are after the last. */
  async remediate(resource: Declared): Promise<readonly { policy: string; description: string; inputs: object }[]> {
    const response = await ask<Messages.RemediateResponse>((reply) =>
      this.client.remediate(requestOf(resource), reply),
    );
    return response.getRemediationsList().map((it) => ({
      policy: it.getPolicyname(),
      description: it.getDescription(),
      inputs: it.getProperties()?.toJavaScript() ?? {},
    }));
  }

  async analyze(resource: Declared): Promise<readonly Shown[]> {
    return shown(await ask((reply) => this.client.analyze(requestOf(resource), reply)));
  }

  async analyzeStack(resources: readonly Declared[]): Promise<readonly Shown[]> {
    const request = new messages.AnalyzeStackRequest();
    request.setResourcesList(resources.map(atEnd));
    return shown(await ask((reply) => this.client.analyzeStack(request, reply)));
  }

  /** A preview as the engine runs it: each resource by itself as it is declared, then all of them. */
  async preview(resources: readonly Declared[]): Promise<readonly Shown[]> {
    await this.configureStack();
    const all: Shown[] = [];
    for (const resource of resources) all.push(...(await this.analyze(resource)));
    all.push(...(await this.analyzeStack(resources)));
    return all;
  }

  async remediations(resource: Declared): Promise<number> {
    return (
      await ask<Messages.RemediateResponse>((reply) => this.client.remediate(requestOf(resource), reply))
    ).getRemediationsList().length;
  }

  async cancel(): Promise<void> {
    await ask((reply) => this.client.cancel(new Nothing(), reply));
  }
}

const ask = <Answer>(
  send: (reply: (error: Grpc.ServiceError | null, answer: Answer) => void) => unknown,
): Promise<Answer> =>
  new Promise((answered, failed) => {
    send((error, answer) => {
      if (error === null) answered(answer);
      else failed(new Error(`${grpc.status[error.code]}: ${error.details}`));
    });
  });

/** A policy pack of a test's own: the source of its index file, in a folder that `remove` deletes. */
export const writePack = (source: string): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-pack-"));
  writeFileSync(join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "own", version: "1.2.3" }));
  writeFileSync(join(folder, "index.js"), source);
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
};

const structOf = (value: object): Structs.Struct =>
  Struct.fromJavaScript(value as { [key: string]: Structs.JavaScriptValue });

const shown = (response: Messages.AnalyzeResponse): readonly Shown[] =>
  response.getDiagnosticsList().map((it) => ({
    policy: it.getPolicyname(),
    level: levels[it.getEnforcementlevel()],
    severity: severities[it.getSeverity()],
    urn: it.getUrn(),
    message: it.getMessage(),
  }));

const requestOf = (resource: Declared): Messages.AnalyzeRequest => describe(new messages.AnalyzeRequest(), resource);

const atEnd = (resource: Declared): Messages.AnalyzerResource => {
  const { type, name, inputs, outputs = { ...inputs, id: `${name}-0a1b2c` }, from = {} } = resource;
  const message = describe(new messages.AnalyzerResource(), { ...resource, type, name, inputs: outputs });
  for (const [property, owners] of Object.entries(from)) {
    const urns = new messages.AnalyzerPropertyDependencies();
    urns.setUrnsList(owners.map(ownerUrn));
    message.getPropertydependenciesMap().set(property, urns);
  }
  return message;
};

const ownerUrn = (owner: string): string => {
  const [name = "", type = ""] = owner.split("@");
  return urnOf(type, name);
};

const describe = <Message extends Messages.AnalyzeRequest | Messages.AnalyzerResource>(
  message: Message,
  { type, name, inputs, protect = false, provider }: Declared,
): Message => {
  const options = new messages.AnalyzerResourceOptions();
  options.setProtect(protect);
  message.setType(type);
  message.setName(name);
  message.setUrn(urnOf(type, name));
  message.setProperties(structOf(inputs));
  message.setOptions(options);
  if (provider !== undefined) {
    const maker = new messages.AnalyzerProviderResource();
    maker.setType(provider.type);
    maker.setName(provider.name);
    maker.setUrn(urnOf(provider.type, provider.name));
    maker.setProperties(structOf(provider.inputs));
    message.setProvider(maker);
  }
  return message;
};

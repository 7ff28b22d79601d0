// Starts policy packs as Pulumi's language host does, and plays the engine to them.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const local = createRequire(import.meta.url);
const load = createRequire(local.resolve("@pulumi/pulumi/package.json"));
const grpc = load("@grpc/grpc-js");
const { AnalyzerClient } = load("./proto/analyzer_grpc_pb.js");
const messages = load("./proto/analyzer_pb.js");
const { Empty } = load("google-protobuf/google/protobuf/empty_pb.js");
const { Struct } = load("google-protobuf/google/protobuf/struct_pb.js");

const launcher = load.resolve("./cmd/run-policy-pack");
const unlimited = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

/** A pack with no policies in it, made with @pulumi/policy. */
export const emptyPack = () => packOf(`new PolicyPack("empty", { policies: [] });`);

const packOf = (body) => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "peer", version: "1.0.0" }));
  const policy = JSON.stringify(local.resolve("@pulumi/policy"));
  writeFileSync(join(folder, "index.js"), `const { PolicyPack } = require(${policy});\n${body}`);
  return folder;
};

/** awsguard with all its rules on; undefined until `npm install --prefix bench` has fetched it. */
export const awsguardPack = () => {
  const folder = new URL(".", import.meta.url).pathname;
  let guard;
  try {
    guard = createRequire(join(folder, "package.json")).resolve("@pulumi/awsguard");
  } catch {
    return undefined;
  }
  const pack = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
  writeFileSync(join(pack, "package.json"), JSON.stringify({ name: "peer", version: "1.0.0" }));
  const source = `const { AwsGuard } = require(${JSON.stringify(guard)});\nnew AwsGuard({ all: "mandatory" });`;
  writeFileSync(join(pack, "index.js"), source);
  return pack;
};

const ask = (client, method, request) =>
  new Promise((answered, failed) => {
    client[method](request, (error, answer) => (error === null ? answered(answer) : failed(error)));
  });

const connect = async (child) => {
  const port = await new Promise((found, failed) => {
    child.stdout.once("data", (text) => found(String(text).trim()));
    child.once("exit", () => failed(new Error("a pack ended before it listened")));
  });
  const client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), unlimited);
  return { client, stop: () => (client.close(), child.kill("SIGKILL")) };
};

const start = (args, cwd) => connect(spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "inherit"] }));
export const startPack = (folder) => start([launcher, "127.0.0.1:1", "."], folder);
export const startBare = () => start([local.resolve("./bare-service.cjs")], process.cwd());

/** Seconds from nothing to the first answer. */
export const timeToAnswer = async (folder) => {
  const started = performance.now();
  const { client, stop } = await startPack(folder);
  await ask(client, "getAnalyzerInfo", new Empty());
  const seconds = (performance.now() - started) / 1000;
  stop();
  return seconds;
};

const unit = JSON.parse(readFileSync(new URL("inputs/pulumi-stack.json", import.meta.url), "utf8"));
const urnOf = (type, name) => `urn:pulumi:dev::shop::${type}::${name}`;

/** The mixed stack over and over, every other time hardened, as requests for each resource and for all. */
export const requests = (count) => {
  const alone = [];
  const together = new messages.AnalyzeStackRequest();
  for (let index = 0; index < count; index++) {
    const copy = Math.floor(index / unit.length);
    const { type, name, inputs: plain, hardened, from = {} } = unit[index % unit.length];
    const inputs = copy % 2 === 0 ? plain : { ...plain, ...hardened };
    const fill = (message, props) => {
      message.setType(type);
      message.setName(`${name}-${copy}`);
      message.setUrn(urnOf(type, `${name}-${copy}`));
      message.setProperties(Struct.fromJavaScript(props));
      message.setOptions(new messages.AnalyzerResourceOptions());
      return message;
    };
    alone.push(fill(new messages.AnalyzeRequest(), inputs));
    const atEnd = fill(new messages.AnalyzerResource(), {
      ...inputs,
      id: `${name}-${copy}-1`,
      arn: `arn:${name}-${copy}`,
    });
    for (const [property, owners] of Object.entries(from)) {
      const urns = new messages.AnalyzerPropertyDependencies();
      urns.setUrnsList(owners.map((it) => it.split("@")).map(([owner, kind]) => urnOf(kind, `${owner}-${copy}`)));
      atEnd.getPropertydependenciesMap().set(property, urns);
    }
    together.addResources(atEnd);
  }
  return { alone, together };
};

/** Begins a preview: what was said of earlier ones is forgotten. */
export const begin = ({ client }) => ask(client, "configureStack", new messages.AnalyzerStackConfigureRequest());

/** Seconds that it takes to ask about resources by themselves, one after the other. */
export const analyze = async ({ client }, resources) => {
  const started = performance.now();
  for (const request of resources) await ask(client, "analyze", request);
  return (performance.now() - started) / 1000;
};

/** Seconds that it takes to ask about all resources together. */
export const analyzeStack = async ({ client }, together) => {
  const started = performance.now();
  await ask(client, "analyzeStack", together);
  return (performance.now() - started) / 1000;
};

// The least that runs a Pulumi program without the CLI: an engine that answers every registration with what it was told.
const { spawn } = require("node:child_process");
const { createRequire } = require("node:module");

const load = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const grpc = load("@grpc/grpc-js");
const { EngineService } = load("./proto/engine_grpc_pb.js");
const engine = load("./proto/engine_pb.js");
const { ResourceMonitorService } = load("./proto/resource_grpc_pb.js");
const resource = load("./proto/resource_pb.js");
const provider = load("./proto/provider_pb.js");
const { Empty } = load("google-protobuf/google/protobuf/empty_pb.js");

const [folder, main] = process.argv.slice(2);
const known = ["secrets", "resourceReferences", "outputValues", "aliasSpecs", "transforms", "invokeTransforms"];

const monitor = {
  supportsFeature: ({ request }, reply) => {
    const response = new resource.SupportsFeatureResponse();
    response.setHassupport(known.includes(request.getId()));
    reply(null, response);
  },
  registerResource: ({ request }, reply) => {
    const response = new resource.RegisterResourceResponse();
    response.setUrn(`urn:pulumi:dev::bench::${request.getType()}::${request.getName()}`);
    if (request.getCustom()) response.setId(`${request.getName()}-id`);
    response.setObject(request.getObject());
    reply(null, response);
  },
  registerResourceOutputs: (_, reply) => reply(null, new Empty()),
  invoke: (_, reply) => reply(null, new provider.InvokeResponse()),
};

let root = "";
const messages = {
  log: (_, reply) => reply(null, new Empty()),
  getRootResource: (_, reply) => {
    const response = new engine.GetRootResourceResponse();
    response.setUrn(root);
    reply(null, response);
  },
  setRootResource: ({ request }, reply) => {
    root = request.getUrn();
    reply(null, new engine.SetRootResourceResponse());
  },
};

const server = new grpc.Server();
server.addService(ResourceMonitorService, monitor);
server.addService(EngineService, messages);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_, port) => {
  const address = `127.0.0.1:${port}`;
  const flags = ["--project=bench", "--stack=dev", `--engine=${address}`, `--monitor=${address}`, "--dry-run"];
  const program = spawn(
    process.execPath,
    [require.resolve("@pulumi/pulumi/cmd/run"), ...flags, `--pwd=${folder}`, main],
    {
      stdio: "inherit",
      env: {
        ...process.env,
        PULUMI_NODEJS_TYPESCRIPT: "true",
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
        PULUMI_CONFIG: JSON.stringify({ "aws:region": "eu-west-1" }),
      },
    },
  );
  program.on("exit", (code) => process.exit(code ?? 1));
});

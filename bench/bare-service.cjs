// The least that a policy pack in Node must do: speak the Analyzer protocol and decode what the engine sends.
const { createRequire } = require("node:module");

const load = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const grpc = load("@grpc/grpc-js");
const { AnalyzerService } = load("./proto/analyzer_grpc_pb.js");
const messages = load("./proto/analyzer_pb.js");

const unlimited = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
const server = new grpc.Server(unlimited);
const answer = (Reply) => (_, reply) => reply(null, new Reply());

server.addService(AnalyzerService, {
  analyze: answer(messages.AnalyzeResponse),
  analyzeStack: answer(messages.AnalyzeResponse),
  configureStack: answer(messages.AnalyzerStackConfigureResponse),
  getAnalyzerInfo: answer(messages.AnalyzerInfo),
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_, port) => console.log(String(port)));

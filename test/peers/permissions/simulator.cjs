// Runs in a process of its own: `node simulator.cjs FOLDER`, with requests as JSON on standard input and answers on standard output.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const process = require("node:process");

const { runSimulation } = createRequire(`${process.argv[2]}/`)("@cloud-copilot/iam-simulate");

const answer = async (one) => {
  const { resultType, overallResult, errors, result } = await runSimulation(one, { simulationMode: "Strict" });
  if (resultType === "error") return `refused: ${JSON.stringify(errors)}`;
  const ignored = result?.ignoredContextKeys ?? [];
  return ignored.length > 0 ? `ignored: ${ignored.join(", ")}` : overallResult;
};

const main = async () => {
  const answers = [];
  for (const one of JSON.parse(readFileSync(0, "utf8"))) answers.push(await answer(one));
  process.stdout.write(JSON.stringify(answers));
};

main();

#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { main } from "./main";

const { stdout, stderr, env } = process;

// A reader that stops early (`| head`) is no fault of anybody's.
stdout.on("error", () => process.exit());

void main(process.argv.slice(2), {
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  outIsTerminal: stdout.isTTY,
  errIsTerminal: stderr.isTTY,
  columns: stdout.columns || 100,
  noColour: (env["NO_COLOR"] ?? "") !== "",
  readStandardInput: () => readFileSync(0, "utf8"),
  today: new Date().toISOString().slice(0, 10),
}).then((code) => {
  process.exitCode = code;
});

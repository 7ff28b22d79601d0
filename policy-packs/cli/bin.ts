#!/usr/bin/env node
import { dayOf } from "../../components/model/argument";
import { readFileSync } from "node:fs";
import { main } from "./main";
import { waitLongerToOptimize } from "./patience";

waitLongerToOptimize();

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
  today: dayOf(new Date()),
}).then((code) => {
  process.exitCode = code;
});

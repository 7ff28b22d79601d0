// `npm run bench [NAME...]`: measures this build against what it is compared with, in one run, and prints the ratios. A ratio
// above its limit fails. `npm install --prefix bench` fetches peers that are measured beside it.
import { readdirSync } from "node:fs";

const wanted = process.argv.slice(2);
const files = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".mjs") && file !== "run.mjs");
const rows = [];
for (const file of files) {
  const { run } = await import(`./${file}`);
  if (run === undefined || (wanted.length > 0 && !wanted.includes(file.replace(".mjs", "")))) continue;
  rows.push(...(await run()));
}

const cell = (number) => (number === undefined ? "" : number.toFixed(2)).padStart(10);
console.log(
  `${"what / against what".padEnd(84)}${"ours s".padStart(10)}${"peer s".padStart(10)}${"ratio".padStart(10)}${"limit".padStart(10)}`,
);
for (const { what, ours, peer, ratio, limit } of rows) {
  console.log(
    `${what.padEnd(84)}${cell(ours)}${cell(peer)}${cell(ratio)}${cell(limit)}${ratio > limit ? "  over" : ""}`,
  );
}
process.exitCode = rows.some(({ ratio, limit }) => ratio > limit) ? 1 : 0;

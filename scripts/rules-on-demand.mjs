// How a bundle holds the rules: what every run asks of all of them (ids, titles, severities) at once; their code group by group,
// when something is judged by one of them; and what only a reader asks for (examples, links, peers' ids) in a file beside.
// Nobody who writes a rule needs to know.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import ts from "typescript";

/** Read by people and tools for them, and by no verdict. */
const texts = ["examples", "equivalents", "links"];

const folder = resolve("policy-packs/rules");

const load = createRequire(import.meta.url);
const { packs } = load("../dist/policy-packs/packs.js");
const { rules } = load("../dist/policy-packs/rules/index.js");

/** Groups by name: the rules of one pack, for who judges by one pack needs no other's. */
const groups = new Map(packs.map((pack) => [pack.name, pack.rules]));

const groupOf = (rule) => [...groups].find(([, members]) => members.includes(rule))[0];

const files = new Map(
  [...readFileSync(join(folder, "index.ts"), "utf8").matchAll(/^import \w+ from "(.+)";$/gm)].map(([, file]) => [
    basename(file),
    join(folder, file),
  ]),
);

export const groupFile = (name) => `${name}.rules.js`;

/** Writes the file of what only a reader asks for. */
export const writeTexts = (file) => {
  const told = Object.fromEntries(
    rules.map((rule) => [rule.id, Object.fromEntries(texts.map((it) => [it, rule[it]]))]),
  );
  const text = JSON.stringify(told);
  for (const rule of rules)
    if (!isDeepStrictEqual(JSON.parse(text)[rule.id], told[rule.id]))
      throw new Error(`${rule.id}: an example, a link or an equivalent id is nothing that JSON can hold`);
  writeFileSync(file, text);
};

/** In the place of the index of rules. */
const index = () => `
const texts = () => (${lazily("../rules/texts.json")});
const deferred = (rule, group) => {
  let whole;
  const own = () => (whole ??= group()[rule.id]);
  return {
    ...rule,
    get checks() { return own().checks; },
    get why() { return own().why; },
    get fix() { return own().fix; },
    get fixes() { return own().fixes; },
    get remediate() { return own().remediate; },
    ${texts.map((it) => `get ${it}() { return texts()[rule.id].${it}; },`).join("\n    ")}
  };
};
${[...groups.keys()].map((name, at) => `const group${at} = () => (${lazily(`./${groupFile(name)}`)}).rules;`).join("\n")}
export const rules = [
${rules.map((rule) => `  deferred(${JSON.stringify(saidAtOnce(rule))}, group${[...groups.keys()].indexOf(groupOf(rule))}),`).join("\n")}
];
`;

const later = ["checks", "why", "fix", "fixes", "remediate", ...texts];

const saidAtOnce = (rule) => Object.fromEntries(Object.entries(rule).filter(([key]) => !later.includes(key)));

/** Loads a file when it is reached; the path holds from the bundle's folder. */
const lazily = (path) => `module.require(${JSON.stringify(path)})`;

const groupSource = (name) => {
  const members = groups.get(name).map(({ id }, at) => ({ id, local: `rule${at}`, file: files.get(id) }));
  return [
    ...members.map(({ local, file }) => `import ${local} from ${JSON.stringify(file)};`),
    `export const rules = {${members.map(({ id, local }) => `${JSON.stringify(id)}: ${local}`).join(", ")}};`,
  ].join("\n");
};

/** A rule's source without what is told elsewhere. */
const withoutTexts = (path) => {
  const source = readFileSync(path, "utf8");
  const cuts = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === "defineRule") {
      for (const property of node.arguments[0].properties)
        if (texts.includes(property.name?.text)) cuts.push([property.getFullStart(), property.end]);
    } else ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true));
  return cuts.reduceRight((text, [from, to]) => `${text.slice(0, from)}${text.slice(to).replace(/^,/, "")}`, source);
};

/** The entry points of the groups, and the plugin that finds them. */
export const groupEntries = [...groups.keys()].map((name) => ({
  in: `rules-of:${name}`,
  out: groupFile(name).slice(0, -3),
}));

export const rulesOnDemand = {
  name: "rules on demand",
  setup: (build) => {
    build.onResolve({ filter: /^rules-of:/ }, ({ path }) => ({ path: path.slice(9), namespace: "rules-of" }));
    build.onLoad({ filter: /./, namespace: "rules-of" }, ({ path }) => ({
      contents: groupSource(path),
      resolveDir: folder,
    }));
    build.onLoad({ filter: /\/policy-packs\/rules\/.*\.ts$/ }, ({ path }) =>
      path === join(folder, "index.ts")
        ? { contents: index(), loader: "js" }
        : dirname(dirname(path)) === folder
          ? { contents: withoutTexts(path), loader: "ts" }
          : undefined,
    );
  },
};

/** Throws where a rule of a bundle says anything else than its source. */
export const compareRules = (bundle) => {
  const { choosePack } = load(bundle);
  for (const [name, members] of groups)
    choosePack(name).rules.forEach((rule, at) => {
      if (!isDeepStrictEqual(said(rule), said(members[at]))) throw new Error(`${bundle} has another ${members[at].id}`);
    });
};

/** All but functions, and under which kinds and names those stand. */
const said = (rule) =>
  JSON.parse(JSON.stringify(rule, (_, value) => (typeof value === "function" ? "a function" : value)));

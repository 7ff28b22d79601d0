// How everybody of an account comes to administrator rights: 1,000 roles with 5,000 policies against 5 s, and how that grows.
import { createRequire } from "node:module";
import { account } from "./accounts.mjs";
import { growth, linePlot, nLogN, writePlot } from "./plot.mjs";
import { median } from "./time.mjs";

const require = createRequire(import.meta.url);
const proof = "../dist/policy-packs/proofs/permissions/escalation";
const sizes = [125, 250, 500, 1000, 2000, 4000];
const runs = 3;

/** Seconds from a stack that is read to all paths, and how many there are. */
const measure = (graphOf, search, template) => {
  const graph = graphOf(template);
  const started = process.hrtime.bigint();
  const paths = search(graph);
  return { seconds: Number(process.hrtime.bigint() - started) / 1e9, paths: paths.size };
};

export const run = () => {
  const { adaptTemplate } = require("../dist/policy-packs/adapters/cloudformation");
  const { pathsToAdmin } = require(`${proof}/paths`);
  const graphOf = (template) => adaptTemplate(template, { file: "account.json", locate: () => undefined }).graph;
  measure(graphOf, pathsToAdmin, account(100));
  const points = sizes.map((roles) => {
    const measured = Array.from({ length: runs }, () => measure(graphOf, pathsToAdmin, account(roles)));
    const seconds = median(measured.map((it) => it.seconds));
    console.error(
      `escalation: ${roles} roles, ${roles * 5} policies: ${seconds.toFixed(2)} s, ${measured[0].paths} paths`,
    );
    return { roles, seconds };
  });
  const line = points.map(({ roles, seconds }) => [roles * 5, seconds]);
  writePlot(
    "escalation",
    linePlot({
      title: "All ways to administrator rights",
      x: "policies, five a role",
      y: "seconds",
      series: [{ name: "all paths", points: line }, nLogN(line)],
    }),
  );
  const thousand = points.find(({ roles }) => roles === 1000).seconds;
  // What is measured in the smallest accounts is mostly cold code.
  const grown = growth(line.slice(2));
  return [
    {
      what: "all escalation paths, 1,000 roles with 5,000 policies / 5 s",
      ours: thousand,
      peer: 5,
      ratio: thousand / 5,
      limit: 1,
    },
    { what: "the same, by which power of n log n it grows from 500 to 4,000 roles", ratio: grown, limit: 1.15 },
  ];
};

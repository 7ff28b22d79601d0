import type {} from "expect";
import { dayOf } from "../components/model/argument";
import type { Graph } from "../components/model/graph";
import { adaptTemplate, isTemplate } from "./adapters/cloudformation";
import { adaptPulumi } from "./adapters/pulumi/adapt";
import type { PulumiResource } from "./adapters/pulumi/resource";
import { evaluate, type Finding } from "./core/evaluate";
import { weigh } from "./core/exempting";
import { emptyRegister } from "./core/register";
import { fixFor, type Rule } from "./core/rule";
import { packs } from "./packs";

export { recordMocks, type Recorder } from "./preview/recorder";

/**
 * What the matchers judge: a CloudFormation template (CDK: `Template.fromStack(stack).toJSON()`), or what a Pulumi program
 * registered (`recordMocks().resources`, or `resources` of a preview).
 */
export type Judgeable = object | readonly PulumiResource[];

export interface Judging {
  /** Rules to judge by in place of the five-principles pack. */
  readonly rules?: readonly Rule[];
  /** Ids of rules to leave out. */
  readonly except?: readonly string[];
}

interface Answer {
  readonly pass: boolean;
  readonly message: () => string;
}

const graphOf = (received: unknown): Graph | undefined => {
  if (Array.isArray(received)) return adaptPulumi(received as readonly PulumiResource[]);
  return isTemplate(received)
    ? adaptTemplate(received, { file: "template", locate: () => undefined }).graph
    : undefined;
};

const failuresOf = (received: unknown, { rules, except = [] }: Judging): readonly Finding[] => {
  const graph = graphOf(received);
  if (graph === undefined) {
    throw new TypeError(
      "expected a CloudFormation template or the resources of a Pulumi program, as sallyport/jest documents",
    );
  }
  const chosen = (rules ?? packs[0]?.rules ?? []).filter(({ id }) => !except.includes(id));
  const today = dayOf(new Date());
  return evaluate(graph, chosen).findings.filter((finding) => weigh(finding, emptyRegister, today).verdict === "fail");
};

const tell = (findings: readonly Finding[]): string =>
  findings
    .map(
      ({ rule, resource, message }) =>
        `  ${resource.view.source.address}\n    ${message}\n    ${rule.id} (${rule.severity}): ${fixFor(rule, resource)}`,
    )
    .join("\n");

/** Passes where no rule fails. What cannot be judged before deployment does not fail. */
const toPass = (received: unknown, judging: Judging = {}): Answer => {
  const failures = failuresOf(received, judging);
  return {
    pass: failures.length === 0,
    message: () =>
      failures.length === 0
        ? "expected a rule to fail, and none does"
        : `${String(failures.length)} findings:\n${tell(failures)}`,
  };
};

/** Passes where the rule of that id fails, on the resource whose address ends in `resource` where one is given. */
const toFailRule = (received: unknown, id: string, resource = ""): Answer => {
  const rules = packs
    .flatMap((pack) => pack.rules)
    .filter((rule) => rule.id === id || rule.aliases?.includes(id) === true);
  if (rules.length === 0) throw new TypeError(`there is no rule ${id}; \`sallyport rules\` lists what there is`);
  const failures = failuresOf(received, { rules });
  const pass = failures.some((finding) => finding.resource.view.source.address.endsWith(resource));
  return {
    pass,
    message: () =>
      pass
        ? `expected ${id} not to fail:\n${tell(failures)}`
        : `expected ${id} to fail${resource === "" ? "" : ` on ${resource}`}`,
  };
};

/** For `expect.extend(matchers)` where the global `expect` is not the one in use. */
export const matchers = { toPass, toFailRule };

declare module "expect" {
  // The names and order of the parameters are Jest's own.
  interface Matchers<R> {
    toPass(judging?: Judging): R;
    toFailRule(id: string, resource?: string): R;
  }
}

const { expect } = globalThis as { readonly expect?: { extend(added: typeof matchers): void } };
expect?.extend(matchers);

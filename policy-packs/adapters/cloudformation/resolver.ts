import { isObject, Reference, Unresolved, type Raw, type RawObject } from "../../../components/model/raw";
import type { Around, Decision } from "./around";
import { decideByName } from "./functions/conditions";
import { resolveList, resolveObject } from "./descend";
import { expandEntries, type Expanded } from "./functions/loops";
import { attributes, creator, referrer, type Bodies } from "./names";
import { pseudoDecision, pseudoValue } from "./pseudo";
import { expandStandIns, hasStandIns } from "./stand-ins";
import { deepest, own, sectionOf, type Template } from "./template";
import { isList, isMark } from "./values";

/** How many characters functions may write for one template. */
const mostWritten = 50_000_000;

/** What may be told of a deployment. Each is optional; what is not told stays open. */
export interface Deployment {
  /** Values of parameters by name. They win over defaults. */
  readonly parameters?: Readonly<Record<string, Raw>>;
  /** Values of pseudo parameters: `{ "AWS::Region": "eu-central-1" }`. Unlike stand-ins, they decide conditions. */
  readonly pseudo?: Readonly<Record<string, Raw>>;
  /** What other stacks of this run export, by export name. */
  readonly exports?: { get(name: string): Raw };
  /** What other stacks of this run put out, by stack and output: for `Fn::GetStackOutput`. */
  readonly outputs?: (stack: string, output: string) => Raw;
  /** The value of an attribute that the deployment knows where the template does not: an output of a nested stack. */
  readonly attributes?: (id: string, attribute: string, body: RawObject) => Raw;
  /** The address of a resource of this template, where it is not the logical id. */
  readonly addressOf?: (id: string) => string;
}

/** A template as its functions see it. */
export interface Opened {
  readonly around: Around;
  /** The `Resources` section with its loops expanded, and what AWS SAM makes of its own. */
  readonly resources: Expanded;
  /** What AWS SAM makes of it and is not read. */
  readonly notes: readonly string[];
}

export const openTemplate = (template: Template, deployment: Deployment): Opened => {
  const bodies = new Map<string, RawObject>();
  const around = aroundOf(template, bodies, deployment);
  const written = expandEntries(sectionOf(template, "Resources"), around.resolve);
  const standIns = hasStandIns(template, written) ? expandStandIns(template, written) : undefined;
  const resources = standIns ?? written;
  for (const [id, body] of Object.entries(resources.entries)) if (isObject(body)) bodies.set(id, body);
  return { around, resources, notes: standIns?.notes ?? [] };
};

const aroundOf = (
  template: Template,
  bodies: Bodies,
  { pseudo = {}, parameters = {}, exports, outputs, attributes: told, addressOf = (id) => id }: Deployment,
): Around => {
  const created = creator(bodies, (name) => around.condition(name), addressOf);
  const refer = referrer(template, created, bodies, parameters);
  const mappings = sectionOf(template, "Mappings");
  const shared: Omit<Around, "ref" | "resolve" | "decide"> = {
    attribute: attributes(bodies, created, (value) => around.resolve(value), told),
    condition: conditionsOf(template, () => around),
    mapping: (name) => {
      const mapping = own(mappings, name);
      return isObject(mapping) ? mapping : undefined;
    },
    // What another stack exports is certainly set, whatever it says.
    imported: (name) => exports?.get(name) ?? new Reference(`\${${name}}`, []),
    putOut: (stack, output) => outputs?.(stack, output) ?? new Reference(`\${${stack}.${output}}`, []),
    spend: budget(),
  };
  const strictly = resolverOf(() => strict);
  const strict: Around = {
    ...shared,
    ref: (name) => refer(name, (it) => pseudoDecision(it, pseudo)),
    resolve: strictly,
    decide: strictly,
  };
  const around: Around = {
    ...shared,
    ref: (name) => refer(name, (it) => pseudoValue(it, pseudo)),
    resolve: resolverOf(() => around),
    decide: strictly,
  };
  return around;
};

const resolverOf = (around: () => Around): Around["resolve"] => {
  let depth = 0;
  return (value) => {
    if (typeof value !== "object" || value === null || isMark(value)) return value;
    if (depth >= deepest) return new Unresolved(`it nests more than ${String(deepest)} levels deep`);
    depth++;
    const resolved = isList(value) ? resolveList(value, around()) : resolveObject(value, around());
    depth--;
    return resolved;
  };
};

/** Conditions may have loops, whose collections are resolved when the first condition is asked for. */
const conditionsOf = (template: Template, around: () => Around): Around["condition"] => {
  let decided: ReturnType<typeof decideByName> | undefined;
  let depth = 0;
  return (name) => {
    decided ??= decideByName(expandEntries(sectionOf(template, "Conditions"), around().resolve).entries);
    if (depth >= deepest) return new Unresolved(`more than ${String(deepest)} conditions refer to each other in a row`);
    depth++;
    const decision: Decision = decided(name, around());
    depth--;
    return decision;
  };
};

const budget = (): Around["spend"] => {
  let written = 0;
  return (characters) => {
    written += characters;
    return written > mostWritten ? new Unresolved("the functions of this template write too much text") : undefined;
  };
};

import {
  referencesOf,
  type Expression,
  type ModuleCall,
  type ModuleConfiguration,
  type PlannedModule,
  type PlannedResource,
  type ResourceConfiguration,
} from "./plan";

/** An instance of a module: what the names in its configuration refer to. */
export interface Scope {
  /** `module.net["a"].`; empty for the root. */
  readonly prefix: string;
  readonly configuration: ModuleConfiguration;
  readonly children: readonly { readonly name: string; readonly scope: Scope }[];
  readonly resources: readonly PlannedResource[];
  /** The same by the name that references have for them, `aws_s3_bucket.b`: several where there is `count` or `for_each`. */
  readonly planned: ReadonlyMap<string, readonly PlannedResource[]>;
  /** The resources and data sources that are written, by mode, type and name. */
  readonly written: ReadonlyMap<string, ResourceConfiguration>;
  readonly call?: { readonly module: ModuleCall; readonly from: Scope };
}

/** A resource, as far as what it refers to depends on it. */
export interface Instance {
  readonly index?: string | number | undefined;
  /** What its `each.value` comes from. */
  readonly forEach?: Expression | undefined;
}

export const scopeOf = (module: PlannedModule, configuration: ModuleConfiguration, call?: Scope["call"]): Scope => {
  const prefix = module.address === undefined ? "" : `${module.address}.`;
  const children: { readonly name: string; readonly scope: Scope }[] = [];
  const resources = (module.resources ?? []).filter(({ mode }) => mode !== "data");
  const scope: Scope = {
    prefix,
    configuration,
    children,
    resources,
    planned: grouped(resources),
    written: new Map(configuration.resources?.map((it) => [keyOf(it), it])),
    ...(call === undefined ? {} : { call }),
  };
  for (const child of module.child_modules ?? []) {
    const name = /^module\.([^.[]+)/.exec((child.address ?? "").slice(prefix.length))?.[1] ?? "";
    const called = configuration.module_calls?.[name] ?? {};
    children.push({ name, scope: scopeOf(child, called.module ?? {}, { module: called, from: scope }) });
  }
  return scope;
};

const grouped = (resources: readonly PlannedResource[]): ReadonlyMap<string, readonly PlannedResource[]> => {
  const groups = new Map<string, PlannedResource[]>();
  for (const resource of resources) {
    const key = `${resource.type}.${resource.name}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [resource]);
    else group.push(resource);
  }
  return groups;
};

type Key = Pick<PlannedResource, "mode" | "type" | "name">;

const keyOf = ({ mode = "managed", type, name }: Key): string => `${mode}.${type}.${name}`;

/** Every scope, from the root on. */
export const scopesOf = (root: Scope): readonly Scope[] => [
  root,
  ...root.children.flatMap(({ scope }) => scopesOf(scope)),
];

export const configurationOf = (scope: Scope, resource: Key): ResourceConfiguration | undefined =>
  scope.written.get(keyOf(resource));

/** The parts of a reference, an index with the name before it: `a["x.y"].id` is `a["x.y"]` and `id`. */
export const partsOf = (reference: string): readonly string[] =>
  reference.match(/[^.[\]]+(\[("[^"]*"|[^\]]*)\])*/g) ?? [];

const nameOf = (part: string): string => part.split("[", 1)[0] ?? part;

interface Origins {
  readonly addresses: ReadonlySet<string>;
  /** The modules of whose `locals` it is made: a plan does not say what those are. */
  readonly locals: ReadonlySet<Scope>;
}

/** What an expression comes from, through variables, outputs and data sources. */
const originsOf = (expression: unknown, scope: Scope, { index, forEach }: Instance): Origins => {
  const addresses = new Set<string>();
  const locals = new Set<Scope>();
  const seen = new Set<string>();
  const visit = (inner: unknown, at: Scope): void => {
    for (const reference of referencesOf(inner)) {
      const key = `${at.prefix}|${reference}`;
      if (seen.has(key)) continue;
      seen.add(key);
      follow(reference, at);
    }
  };
  const follow = (reference: string, at: Scope): void => {
    const [first = "", second = "", third = ""] = partsOf(reference);
    switch (nameOf(first)) {
      case "var":
        if (at.call !== undefined) visit(at.call.module.expressions?.[nameOf(second)], at.call.from);
        return;
      case "each":
        if (at === scope) visit(forEach, at);
        return;
      case "local":
        locals.add(at);
        return;
      case "module":
        for (const { scope: child } of instances(at, second))
          visit(child.configuration.outputs?.[nameOf(third)]?.expression, child);
        return;
      case "data":
        visit(configurationOf(at, { mode: "data", type: second, name: nameOf(third) })?.expressions, at);
        return;
      default:
        for (const { address } of pointedTo(at, first, second, index)) addresses.add(address);
    }
  };
  visit(expression, scope);
  return { addresses, locals };
};

/** The addresses of the resources that an expression comes from. */
export const addressesOf = (expression: unknown, scope: Scope, instance: Instance): readonly string[] => [
  ...originsOf(expression, scope, instance).addresses,
];

/**
 * The addresses of the resources that an expression may come from: of one made of `locals`, whatever their module has, is handed by
 * its caller and gets from its own modules. Nothing where it is clear.
 */
export const possibleOf = (expression: unknown, scope: Scope, instance: Instance): readonly string[] => {
  const found = new Set<string>();
  const seen = new Set<Scope>();
  const look = ({ addresses, locals }: Origins): void => {
    for (const address of addresses) found.add(address);
    for (const at of locals) {
      if (seen.has(at)) continue;
      seen.add(at);
      for (const { address } of at.resources) found.add(address);
      if (at.call !== undefined) look(originsOf(Object.values(at.call.module.expressions ?? {}), at.call.from, {}));
      for (const { scope: child } of at.children) {
        const outputs = Object.values(child.configuration.outputs ?? {});
        look(
          originsOf(
            outputs.map((it) => it.expression),
            child,
            {},
          ),
        );
      }
    }
  };
  const origins = originsOf(expression, scope, instance);
  if (origins.locals.size === 0) return [];
  look(origins);
  return [...found];
};

const instances = (scope: Scope, part: string): Scope["children"] =>
  scope.children.filter(
    (it) => it.name === nameOf(part) && (part === it.name || it.scope.prefix === `${scope.prefix}module.${part}.`),
  );

/** The instances that a reference names; of those of the same index, the one beside the resource that refers. */
const pointedTo = (
  scope: Scope,
  type: string,
  part: string,
  index: string | number | undefined,
): readonly PlannedResource[] => {
  const all = scope.planned.get(`${type}.${nameOf(part)}`) ?? [];
  if (part !== nameOf(part)) return all.filter((it) => it.address === `${scope.prefix}${type}.${part}`);
  const beside = all.filter((it) => index !== undefined && it.index === index);
  return beside.length > 0 ? beside : all;
};

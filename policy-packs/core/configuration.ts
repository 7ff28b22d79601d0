import { flowForm, notAFlow } from "../../components/model/flow";
import { isRecord } from "../../components/model/record";
import { usualClasses, type ToldByTag } from "../../components/model/tags";
import type { Circumstance } from "./demands";
import type { PackConfig } from "./pack-config";
import type { PackFilter } from "./pack-filter";
import { finderOf, readLayer, type FindRule, type Flaw } from "./rule-config";
import { nearest } from "./nearest";
import { principles, type Rule } from "./rule";
import { idsOf } from "./rule-ids";
import { severities } from "./severity";
import { projectKeys, type ProjectSettings } from "./settings";

/** What a project's `sallyport.yaml` says, for every host alike. What is not written is not there. */
export interface Configuration {
  /** The packs to judge by. */
  readonly packs?: readonly string[];
  /** Enforcement, severity and settings, by rule. */
  readonly rules: PackConfig;
  /** Packs that the project puts together itself, by name. */
  readonly ownPacks: ReadonlyMap<string, PackFilter>;
  /** Environments first, classes of data last: the later outweighs the earlier. */
  readonly circumstances: readonly Circumstance[];
  /** The zones of the network, what passes between them, and what tells the class of data. */
  readonly project: ProjectSettings;
  /** Files, as written: relative to the configuration. */
  readonly exemptions?: string;
  readonly approvers?: string;
  readonly baseline?: string;
}

/** What a configuration may name. */
export interface Known {
  readonly rules: readonly Rule[];
  readonly packs: readonly string[];
  readonly frameworks: readonly string[];
}

/** Where the value of each circumstance stands on a resource if nothing else is said; letters' case does not matter. */
export const usualTags = {
  environments: ["Environment", "Env", "Stage"],
  classes: usualClasses.tags,
} as const;

export const files = ["exemptions", "approvers", "baseline"] as const;
const keys = ["packs", "rules", "ownPacks", "environments", ...projectKeys, ...files] as const;

/** Reads a configuration as YAML or JSON gives it; with flaws, use nothing of it. */
export const readConfiguration = (
  written: unknown,
  known: Known,
): { readonly configuration: Configuration; readonly flaws: readonly Flaw[] } => {
  const reader = new Reader(known);
  const record = reader.record(written ?? {}, [], ["$schema", ...keys]);
  const ownPacks = reader.ownPacks(record["ownPacks"]);
  const packs = reader.names(record["packs"], ["packs"], [...known.packs, ...ownPacks.keys()], "pack");
  const environments = reader.circumstance(record["environments"], "environments");
  const classes = reader.circumstance(record["classes"], "classes");
  const named = files.flatMap((key) => {
    const file = reader.text(record[key], [key]);
    return file === undefined ? [] : [[key, file]];
  });
  const rules = record["rules"] ?? {};
  reader.layer(rules, ["rules"]);
  const configuration: Configuration = {
    ...(packs === undefined ? {} : { packs }),
    rules: rules as PackConfig,
    ownPacks,
    circumstances: [environments, classes].filter((it) => it !== undefined),
    project: { ...reader.project(record), ...(classes === undefined ? {} : { classes: toldBy(classes) }) },
    ...(Object.fromEntries(named) as { readonly [F in (typeof files)[number]]?: string }),
  };
  return { configuration, flaws: reader.flaws };
};

/** What tells it, without what is demanded by it. */
const toldBy = ({ tags, otherwise }: Circumstance): ToldByTag => ({ tags, otherwise });

type Path = readonly string[];

/** Takes a configuration apart and notes what is wrong with it. */
class Reader {
  readonly flaws: Flaw[] = [];
  private readonly find: FindRule;

  constructor(private readonly known: Known) {
    this.find = finderOf(known.rules);
  }

  record(value: unknown, path: Path, allowed?: readonly string[]): { readonly [key: string]: unknown } {
    if (!isRecord(value)) {
      this.flaw(path, `${path.at(-1) ?? "the file"} is not a mapping of keys to values`);
      return {};
    }
    for (const key of Object.keys(value)) {
      if (allowed?.includes(key) !== false) continue;
      const hint = nearest(key, allowed) ?? allowed.filter((it) => it !== "$schema").join(", ");
      this.flaw([...path, key], `there is no key ${key}${path.length === 0 ? "" : ` in ${path.join(".")}`}: ${hint}`);
    }
    return value;
  }

  text(value: unknown, path: Path): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value === "string" && value.trim() !== "") return value;
    this.flaw(path, `${path.join(".")} is ${JSON.stringify(value)}, not a text`);
    return undefined;
  }

  /** A list of texts, each one of `among` where that is given. */
  names(value: unknown, path: Path, among?: readonly string[], what = "value"): readonly string[] | undefined {
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || value.some((it) => typeof it !== "string")) {
      this.flaw(path, `${path.join(".")} is ${JSON.stringify(value)}, not a list of names`);
      return undefined;
    }
    const names = value as readonly string[];
    names.forEach((name, index) => {
      if (among?.includes(name) !== false) return;
      this.flaw([...path, String(index)], `there is no ${what} ${name}: ${nearest(name, among) ?? among.join(", ")}`);
    });
    return names;
  }

  layer(value: unknown, path: Path) {
    const flaws: Flaw[] = [];
    const ids = this.known.rules.map(({ id }) => id);
    const layer = readLayer(
      value,
      this.find,
      (name) => `there is no rule ${name}: ${nearest(name, ids) ?? "`sallyport rules` lists what there is"}`,
      flaws,
    );
    this.flaws.push(...flaws.map((flaw) => ({ ...flaw, path: [...path, ...flaw.path] })));
    return layer;
  }

  circumstance(value: unknown, key: keyof typeof usualTags): Circumstance | undefined {
    if (value === undefined) return undefined;
    const { tags, values, otherwise } = this.record(value, [key], ["tags", "values", "otherwise"]);
    const layers = Object.entries(this.record(values ?? {}, [key, "values"])).map(
      ([name, layer]) => [name.toLowerCase(), this.layer(layer, [key, "values", name])] as const,
    );
    const usual = this.text(otherwise, [key, "otherwise"])?.toLowerCase();
    if (usual !== undefined && !layers.some(([name]) => name === usual))
      this.flaw([key, "otherwise"], `${key}.otherwise is ${usual}, which ${key}.values does not have`);
    return { tags: this.names(tags, [key, "tags"]) ?? usualTags[key], values: new Map(layers), otherwise: usual };
  }

  project({ zones, flows }: { readonly [key: string]: unknown }): Pick<ProjectSettings, "zones" | "flows"> {
    const called = Object.keys(this.record(zones ?? {}, ["zones"])).map((zone) => {
      const words = (zones as { readonly [zone: string]: unknown })[zone];
      return [zone, this.names(words ?? "", ["zones", zone]) ?? []] as const;
    });
    const reasons = Object.entries(this.record(flows ?? {}, ["flows"])).map(([flow, why]) => {
      if (!flowForm.test(flow)) this.flaw(["flows", flow], notAFlow(flow));
      return [flow, this.text(why ?? "", ["flows", flow]) ?? ""] as const;
    });
    if (called.length === 0 && reasons.length > 0)
      this.flaw(["flows"], "flows are declared, and under zones no zone that they could pass between");
    return {
      ...(zones === undefined ? {} : { zones: Object.fromEntries(called) }),
      ...(flows === undefined ? {} : { flows: Object.fromEntries(reasons) }),
    };
  }

  ownPacks(value: unknown): ReadonlyMap<string, PackFilter> {
    const own = new Map<string, PackFilter>();
    for (const [name, filter] of Object.entries(this.record(value ?? {}, ["ownPacks"]))) {
      const path = ["ownPacks", name];
      if (this.known.packs.includes(name)) this.flaw(path, `there is a pack ${name} already: choose another name`);
      // Pulumi's own condition on the names of policy packs.
      if (!/^[a-zA-Z0-9-_.]{1,100}$/.test(name))
        this.flaw(path, `a pack cannot be called ${name}: use letters, digits, hyphens, underscores and periods`);
      own.set(name, this.filter(filter, path));
    }
    return own;
  }

  private filter(value: unknown, path: Path): PackFilter {
    const allowed = ["title", "description", "principles", "severity", "frameworks", "rules", "except"];
    const written = this.record(value, path, allowed);
    const ids = this.known.rules.flatMap(idsOf);
    const severity = severities.find((it) => it === written["severity"]);
    if (written["severity"] !== undefined && severity === undefined) {
      const shown = JSON.stringify(written["severity"]);
      this.flaw([...path, "severity"], `${path.join(".")}.severity is ${shown}: it can be ${severities.join(", ")}`);
    }
    const filter = {
      title: this.text(written["title"], [...path, "title"]),
      description: this.text(written["description"], [...path, "description"]),
      principles: this.names(written["principles"], [...path, "principles"], principles, "principle"),
      severity,
      frameworks: this.names(written["frameworks"], [...path, "frameworks"], this.known.frameworks, "framework"),
      rules: this.names(written["rules"], [...path, "rules"], ids, "rule"),
      except: this.names(written["except"], [...path, "except"], ids, "rule"),
    };
    return Object.fromEntries(Object.entries(filter).filter(([, it]) => it !== undefined));
  }

  private flaw(path: Path, message: string): void {
    this.flaws.push({ path, message });
  }
}

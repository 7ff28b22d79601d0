import type { Pack } from "../core/pack";
import type { PackConfig } from "../core/pack-config";
import { version } from "../core/version";
import type { FrameworkName } from "../frameworks/load";
import type { Context, Node, PluginReport } from "./engine";
import type * as Judge from "./judge";
import type * as Packs from "./packs";

export interface PolicyPackOptions {
  /** What each rule's failures do, and its settings: `{ "all": "advisory", "backups-kept": { "backupDays": 30 } }`. */
  readonly config?: PackConfig;
}

/**
 * Judges all templates that an app synthesizes, overrides included, by a pack of your own:
 * `Validations.of(app).addPlugins(new PolicyPack(app, pack))`; `new App({ policyValidationBeta1: [...] })` before aws-cdk-lib 2.251.
 *
 * A failure that the pack makes mandatory stops the synthesis; an advisory one is a warning; what cannot be judged before deployment
 * is shown and stops nothing. `Validations.of(construct).acknowledge({ id: "owner-tagged", reason: "why [owner: team; expires: 2027-01-31]" })`
 * accepts a rule's findings until that day; the project's register of exemptions (`sallyport.yaml`) holds here too.
 */
export class PolicyPack {
  readonly name: string;
  readonly version = version;

  constructor(
    private readonly scope: Node | undefined,
    private readonly pack: Pack,
    private readonly options: PolicyPackOptions = {},
  ) {
    this.name = pack.name;
  }

  get ruleIds(): string[] {
    return this.pack.rules.map(({ id }) => id);
  }

  validate(context: Context): PluginReport {
    const { judge } = module.require("./judge") as typeof Judge;
    return judge(this.pack, context, { config: this.options.config, scope: this.scope });
  }
}

/** A pack that comes with this package. Its rules are loaded with the first question. */
abstract class OwnPack {
  readonly version = version;
  private loaded: Pack | undefined;

  constructor(
    readonly name: string,
    private readonly scope: Node | undefined,
    private readonly options: PolicyPackOptions = {},
  ) {}

  get ruleIds(): string[] {
    return this.pack().rules.map(({ id }) => id);
  }

  validate(context: Context): PluginReport {
    return packs().judge(this.pack(), context, { config: this.options.config, scope: this.scope });
  }

  private pack(): Pack {
    this.loaded ??= packs().choosePack(this.name);
    if (this.loaded === undefined) throw new Error(`there is no pack ${this.name}`);
    return this.loaded;
  }
}

const packs = (): typeof Packs => module.require("./packs") as typeof Packs;

/** Who can read it, who can use it, who did, what is lost, who can reach it: as {@link PolicyPack} judges. */
export class FivePrinciples extends OwnPack {
  constructor(scope?: Node, options?: PolicyPackOptions) {
    super("five-principles", scope, options);
  }
}

/** Least privilege, simple mechanisms, mediated access, unshared mechanisms, fail-safe defaults: as {@link PolicyPack} judges. */
export class DesignPrinciples extends OwnPack {
  constructor(scope?: Node, options?: PolicyPackOptions) {
    super("design-principles", scope, options);
  }
}

/** Who can change what is deployed: as {@link PolicyPack} judges. */
export class Pipeline extends OwnPack {
  constructor(scope?: Node, options?: PolicyPackOptions) {
    super("pipeline", scope, options);
  }
}

/** What infrastructure code can show of a framework, `new FrameworkPack(app, "pci-dss-4.0.1")`: as {@link PolicyPack} judges. */
export class FrameworkPack extends OwnPack {
  constructor(scope: Node | undefined, framework: FrameworkName, options?: PolicyPackOptions) {
    super(framework, scope, options);
  }
}

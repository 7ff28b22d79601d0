import type * as Cdk from "aws-cdk-lib";
import type { Pack } from "../core/pack";
import type { PackConfig } from "../core/pack-config";
import { version } from "../core/version";
import type { FrameworkName } from "../frameworks/load";
import { isStage, type Context, type Node, type PluginReport } from "./engine";
import type * as Judge from "./judge";
import type * as Packs from "./packs";
import { synthesize } from "./synthesize";

export interface PolicyPackOptions {
  /** What each rule's failures do, and its settings: `{ "all": "advisory", "backups-kept": { "backupDays": 30 } }`. */
  readonly config?: PackConfig;
}

/**
 * A pack wherever one of cdk-nag's can stand: `Validations.of(app).addPlugins(pack)` as cdk-nag 3 has it, `Aspects.of(app).add(pack)`
 * as cdk-nag 2 has it, and `pack.validateScope(app)` in a test. Each judges what is synthesized, once, and in one report with other
 * plugins.
 */
abstract class Judging {
  readonly version = version;
  private readonly seen = new WeakSet<Node>();
  /** The construct that the pack was added to as an aspect; all is judged where that is the app, or none. */
  private within: Node | undefined;

  constructor(
    readonly name: string,
    private readonly scope: Node | undefined,
    private readonly options: PolicyPackOptions,
  ) {}

  protected abstract judge(context: Context, judging: Judge.Judging): PluginReport;
  abstract readonly ruleIds: string[];

  /** What cdk-nag calls its packs by. */
  get readPackName(): string {
    return this.name;
  }

  validate(context: Context): PluginReport {
    return this.judge(context, { config: this.options.config, scope: this.scope, within: this.within });
  }

  /** Synthesizes the app of a construct and judges what is in the construct. */
  validateScope(scope: Node): PluginReport {
    const { root } = scope.node;
    if (!isStage(root)) throw new Error(`${scope.node.path} is in no app, so that nothing can be synthesized of it`);
    const { stacksRecursively } = synthesize(root);
    const templatePaths = stacksRecursively.map(({ templateFullPath }) => templateFullPath);
    return this.judge(
      { templatePaths, appConstruct: root },
      { config: this.options.config, scope: root, within: isStage(scope) ? undefined : scope },
    );
  }

  /** As an aspect: CDK visits before it synthesizes, so the first visit has the pack asked once all templates are there. */
  visit(construct: Node): void {
    const { root } = construct.node;
    if (this.seen.has(root)) return;
    this.seen.add(root);
    this.within = isStage(construct) ? undefined : construct;
    const { Validations } = module.require("aws-cdk-lib") as Partial<typeof Cdk>;
    if (Validations !== undefined) {
      Validations.of(root as unknown as Cdk.App).addPlugins(this);
      return;
    }
    const { policyValidationBeta1: plugins } = root as unknown as { readonly policyValidationBeta1?: unknown[] };
    if (plugins === undefined)
      throw new Error(
        "This aws-cdk-lib asks no plugins: judge what it writes with `npx sallyport check cdk.out`, or install a later one.",
      );
    plugins.push(this);
  }
}

/**
 * Judges all templates that an app synthesizes, overrides included, by a pack of your own:
 * `Validations.of(app).addPlugins(new PolicyPack(app, pack))`; `new App({ policyValidationBeta1: [...] })` before aws-cdk-lib 2.251.
 *
 * A failure that the pack makes mandatory stops the synthesis; an advisory one is a warning; what cannot be judged before deployment
 * is shown and stops nothing. `Validations.of(construct).acknowledge({ id: "owner-tagged", reason: "why [owner: team; expires: 2027-01-31]" })`
 * accepts a rule's findings until that day; the project's register of exemptions (`sallyport.yaml`) holds here too.
 */
export class PolicyPack extends Judging {
  constructor(
    scope: Node | undefined,
    private readonly pack: Pack,
    options: PolicyPackOptions = {},
  ) {
    super(pack.name, scope, options);
  }

  get ruleIds(): string[] {
    return this.pack.rules.map(({ id }) => id);
  }

  protected judge(context: Context, judging: Judge.Judging): PluginReport {
    const { judge } = module.require("./judge") as typeof Judge;
    return judge(this.pack, context, judging);
  }
}

/** A pack that comes with this package. Its rules are loaded with the first question. */
abstract class OwnPack extends Judging {
  private loaded: Pack | undefined;

  constructor(name: string, scope: Node | undefined, options: PolicyPackOptions = {}) {
    super(name, scope, options);
  }

  get ruleIds(): string[] {
    return this.pack().rules.map(({ id }) => id);
  }

  protected judge(context: Context, judging: Judge.Judging): PluginReport {
    return packs().judge(this.pack(), context, judging);
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

/**
 * What aws-cdk-lib hands to a validation plugin and takes from it, as far as it is used here. Its own types differ from version
 * to version; these fit all from {@link https://www.npmjs.com/package/aws-cdk-lib | 2.251.0} on, and the beta form before.
 */
export interface Context {
  readonly templatePaths: readonly string[];
  /** The app; not in all versions. */
  readonly appConstruct?: Node;
}

/** A construct. */
export interface Node {
  readonly node: {
    readonly path: string;
    readonly root: Node;
    readonly children: readonly Node[];
    readonly metadata: readonly { readonly type: string; readonly data?: unknown }[];
  };
}

/** A construct that writes a part of a template. */
export interface Element extends Node {
  readonly logicalId: string;
  readonly stack: { readonly templateFile: string; resolve(token: unknown): unknown };
}

/** An app, or a stage of one: what can be synthesized. */
export interface Stage extends Node {
  readonly outdir: string;
  synth(options: { readonly force: boolean; readonly skipValidation: boolean }): Assembly;
}

export interface Assembly {
  readonly stacksRecursively: readonly { readonly templateFullPath: string; readonly hierarchicalId: string }[];
}

export const isStage = (construct: Node): construct is Stage =>
  "synth" in construct && typeof construct.synth === "function";

export const isElement = (construct: Node): construct is Element => "logicalId" in construct && "stack" in construct;

export type PluginSeverity = "fatal" | "error" | "warning" | "info";

export interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly fix: string;
  readonly severity: PluginSeverity;
  readonly ruleMetadata: { readonly [key: string]: string };
  readonly violatingResources: {
    readonly resourceLogicalId: string;
    readonly templatePath: string;
    readonly locations: string[];
  }[];
}

export interface PluginReport {
  readonly success: boolean;
  readonly violations: Violation[];
  readonly pluginVersion: string;
  readonly metadata: { readonly [key: string]: string };
}

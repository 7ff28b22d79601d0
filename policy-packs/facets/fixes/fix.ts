import type { Facet } from "../../../components/model/facets";
import type { Kind } from "../../../components/model/graph";
import type { Kinds } from "../../../components/model/kinds";
import type { Fix } from "../../core/rule";

/** The kinds that have a facet. */
type KindWith<F extends Facet> = { [K in Kind]: F extends Kinds[K]["facets"] ? K : never }[Kind];

/** One fix for each kind of a facet: a forgotten kind does not compile. `Except` names kinds that a rule does not judge. */
export type FixesOf<F extends Facet, Except extends KindWith<F> = never> = {
  readonly [K in Exclude<KindWith<F>, Except>]: Fix;
};

/** The same property in both languages. `note` says what the change costs, such as a replacement. */
export const set = (pulumi: string, cloudformation: string, note = ""): Fix => ({
  pulumi: `Set \`${pulumi}\`.${spaced(note)}`,
  cloudformation: `Set \`${cloudformation}\`.${spaced(note)}`,
});

/** A resource to add where @pulumi/aws has one of its own, and a property where CloudFormation has none. */
export const write = (pulumi: string, cloudformation: string, note = ""): Fix => ({
  pulumi: `${pulumi}.${spaced(note)}`,
  cloudformation: `${cloudformation}.${spaced(note)}`,
});

const spaced = (note: string): string => (note === "" ? "" : ` ${note}`);

/** CloudFormation's word for what the change does: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ */
export const replaces = (what: string): string => `The change replaces the ${what}.`;

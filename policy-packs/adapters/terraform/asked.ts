import { Unresolved, type Raw, type RawObject } from "../../../components/model/raw";
import type { PulumiResource } from "../pulumi/resource";
import { withoutUnset } from "../pulumi/unset";
import { referencesOf, type Plan, type PlannedModule, type PlannedResource } from "./plan";
import type { Scope } from "./scope";

/** Data sources that are judged, by what Pulumi calls them. */
const lookups: { readonly [type: string]: string } = {
  aws_ami: "aws:ec2/getAmi:getAmi",
  aws_ami_ids: "aws:ec2/getAmiIds:getAmiIds",
};

/** A value as the configuration writes it; what it takes from elsewhere is not known. */
const written = (expression: unknown): Raw => {
  if (Array.isArray(expression)) return (expression as readonly unknown[]).map(written);
  if (typeof expression !== "object" || expression === null) return undefined;
  if ("constant_value" in expression) return expression.constant_value as Raw;
  if ("references" in expression) return new Unresolved(`it comes from ${referencesOf(expression)[0] ?? "elsewhere"}`);
  return Object.fromEntries(Object.entries(expression).map(([key, inner]) => [key, written(inner)]));
};

const objectOf = (raw: Raw): RawObject => (typeof raw === "object" && raw !== null ? (raw as RawObject) : {});

const asked = (address: string, type: string, name: string, props: RawObject): PulumiResource => ({
  urn: address,
  type,
  name,
  props,
  propertyDependencies: {},
  // A plan's configuration says which texts are written in it.
  secretsWithheld: true,
});

const dataIn = (module: PlannedModule | undefined): readonly PlannedResource[] =>
  module === undefined
    ? []
    : [
        ...(module.resources ?? []).filter(({ mode }) => mode === "data"),
        ...(module.child_modules ?? []).flatMap(dataIn),
      ];

/** The data sources that are judged, with their types: as they were read, else as they are written. */
export const lookupsOf = (plan: Plan, scopes: readonly Scope[]): ReadonlyMap<PulumiResource, string> => {
  const read = [...dataIn(plan.prior_state?.values?.root_module), ...dataIn(plan.planned_values?.root_module)];
  const found = new Map<PulumiResource, string>();
  for (const { configuration, prefix } of scopes) {
    for (const { mode, type, name, expressions } of configuration.resources ?? []) {
      const token = mode === "data" ? lookups[type] : undefined;
      if (token === undefined) continue;
      const address = `${prefix}data.${type}.${name}`;
      const values = read.find((it) => it.address === address || it.address.startsWith(`${address}[`))?.values;
      const props = values === undefined ? objectOf(written(expressions)) : withoutUnset(values);
      found.set(asked(address, token, name, props), `data ${type}`);
    }
  }
  return found;
};

type Provider = NonNullable<NonNullable<Plan["configuration"]>["provider_config"]>[string];

/** A module that configures no provider takes its caller's: the plan lists it, and nobody wrote it. */
const isTaken = ({ module_address: module, expressions, version_constraint: version }: Provider): boolean =>
  module !== undefined && expressions === undefined && version === undefined;

/**
 * The `provider` blocks, by the names that the plan gives them: `aws`, `aws.west`, `module.net:aws`. Terraform takes one version for
 * all of a source, which every module may constrain.
 */
export const providersOf = (plan: Plan): ReadonlyMap<PulumiResource, string> => {
  const all = Object.entries(plan.configuration?.provider_config ?? {});
  const sourceOf = (key: string, { name = key, full_name: source = name }: Provider): string => source;
  const versions = new Map<string, Provider>(
    all.flatMap(([key, block]) =>
      block.version_constraint === undefined ? [] : [[sourceOf(key, block), block] as const],
    ),
  );
  return new Map(
    all
      .filter(([, block]) => !isTaken(block))
      .map(([key, block]) => {
        const { name = key, full_name: source, expressions } = block;
        const version = block.version_constraint ?? versions.get(sourceOf(key, block))?.version_constraint;
        const props = objectOf(written(expressions));
        const about = { ...(source === undefined ? {} : { source }), ...(version === undefined ? {} : { version }) };
        const provider = asked(`provider.${key}`, `pulumi:providers:${name}`, key, { ...props, ...about });
        return [provider, `provider ${name}`];
      }),
  );
};

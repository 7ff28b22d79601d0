import * as pulumi from "@pulumi/pulumi";
import type { Exempt } from "./exemption";

/**
 * Carries exemptions to whoever judges the program. A resource's own inputs would reach its provider and its state; this is a
 * component beside it, which configures nothing.
 */
class Exemption extends pulumi.ComponentResource {
  constructor(of: { readonly type: string; readonly name: string }, exemptions: readonly Exempt[], parent: Parent) {
    const rules = [
      ...new Set(exemptions.map(({ rule, aspect }) => (aspect === undefined ? rule : `${rule}/${aspect}`))),
    ];
    const name = `${of.name} (${of.type.split(":").at(-1) ?? of.type}) is exempt from ${rules.join(", ")}`;
    super("sallyport:exemption:Exemption", name, { of, exemptions }, parent === undefined ? {} : { parent });
    this.registerOutputs({});
  }
}

type Parent = pulumi.Resource | undefined;

/**
 * A resource's options with exemptions: `new aws.s3.Bucket("legacy", args, exempt({ rule: "old-versions-kept", ... }, options))`.
 * They hold for that resource; of a component, for all that it makes. The preview shows them as components of their own, which is
 * all that the state gets to know: the resource's inputs, dependencies and URN stay as they are.
 */
export const exempt = <O extends pulumi.ResourceOptions = pulumi.CustomResourceOptions>(
  exemptions: Exempt | readonly Exempt[],
  options?: O,
): O => {
  const list = "rule" in exemptions ? [exemptions] : exemptions;
  let told = false;
  const tell: pulumi.ResourceTransformation = ({ type, name, props, opts }) => {
    // Transformations are handed down to children; what is said of a component is said once.
    if (told) return undefined;
    told = true;
    const carrier = new Exemption({ type, name }, list, opts.parent);
    return { props, opts: { ...opts, dependsOn: after(carrier, opts.dependsOn) } };
  };
  return { ...options, transformations: [...(options?.transformations ?? []), tell] } as unknown as O;
};

type DependsOn = pulumi.ResourceOptions["dependsOn"];

/**
 * Waits until the engine knows of the carrier, and depends on nothing more than before: who judges a resource as it is registered
 * must have heard of its exemptions. A promise brings no dependency of its own.
 */
const after = (carrier: Exemption, dependsOn: DependsOn): NonNullable<DependsOn> => {
  const registered = new Promise<pulumi.Resource[]>((resolve) => {
    carrier.urn.apply(() => {
      resolve([]);
    });
  });
  const before = dependsOn === undefined ? [] : Array.isArray(dependsOn) ? (dependsOn as unknown[]) : [dependsOn];
  // Lists of dependencies may be nested, which the types do not say.
  return [registered, ...before] as unknown as NonNullable<DependsOn>;
};

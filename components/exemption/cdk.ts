import { CfnResource } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import type { Exempt } from "./exemption";

/**
 * Exempts what a construct makes: `exempt(bucket, { rule: "old-versions-kept", reason, owner, expires })`. The exemption stands in
 * the template, as `Metadata` of the construct's own resource, or of every resource under a construct that has none.
 *
 * @throws Error where the construct makes no resource.
 */
export const exempt = (construct: IConstruct, ...exemptions: readonly Exempt[]): void => {
  const own = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild;
  const resources = CfnResource.isCfnResource(own)
    ? [own]
    : construct.node.findAll().filter((it): it is CfnResource => CfnResource.isCfnResource(it));
  if (resources.length === 0)
    throw new Error(`${construct.node.path} makes no resource that could be exempt: exempt what it is made of.`);
  for (const resource of resources) {
    const before = (resource.getMetadata("sallyport") ?? {}) as { readonly exemptions?: readonly Exempt[] };
    resource.addMetadata("sallyport", { ...before, exemptions: [...(before.exemptions ?? []), ...exemptions] });
  }
};

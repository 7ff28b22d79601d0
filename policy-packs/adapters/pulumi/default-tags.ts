import { isObject, type Raw } from "../../../components/model/raw";
import { providerUrn } from "./options";
import type { PulumiResource } from "./resource";

/** A provider's `defaultTags`, which it may hold as an object or, as engines store it, as JSON text. */
const tagsOf = (provider: PulumiResource): Raw => {
  const stored = provider.props["defaultTags"];
  try {
    const opened = typeof stored === "string" ? (JSON.parse(stored) as Raw) : stored;
    return isObject(opened) ? opened["tags"] : opened;
  } catch {
    return undefined;
  }
};

/**
 * AWS's provider adds its `defaultTags` to every resource it makes:
 * https://www.pulumi.com/registry/packages/aws/api-docs/provider/#defaulttags_nodejs
 */
export const withDefaultTags = (resources: readonly PulumiResource[]): readonly PulumiResource[] => {
  const defaults = new Map<string, Raw>();
  for (const resource of resources) {
    const tags = resource.type === "pulumi:providers:aws" ? tagsOf(resource) : undefined;
    if (tags !== undefined) defaults.set(resource.urn, tags);
  }
  if (defaults.size === 0) return resources;
  return resources.map((resource) => {
    const provider = resource.provider === undefined ? undefined : providerUrn(resource.provider);
    const tags = provider === undefined ? undefined : defaults.get(provider);
    return tags === undefined
      ? resource
      : { ...resource, props: { ...resource.props, tags: merge(tags, resource.props["tags"]) } };
  });
};

/** The resource's own tags win; an unknown part leaves the whole unknown. */
const merge = (defaults: Raw, own: Raw): Raw => {
  if (own === undefined || own === null) return defaults;
  if (!isObject(own)) return own;
  return isObject(defaults) ? { ...defaults, ...own } : defaults;
};

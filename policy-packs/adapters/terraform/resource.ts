import type { AnyResource } from "../../../components/model/graph";
import type { Raw, RawObject } from "../../../components/model/raw";

/** `tags_all` holds the provider's default tags besides the resource's own. */
export const withAllTags = (props: RawObject): RawObject => {
  const all: Raw = props["tags_all"];
  return all === undefined ? props : { ...props, tags: all };
};

/** A resource under Terraform's own name of its type. */
export const withType = (resource: AnyResource, types: ReadonlyMap<string, string>): AnyResource => {
  const type = types.get(resource.view.source.address);
  return type === undefined ? resource : { ...resource, type };
};

import { Reference } from "../../../components/model/raw";
import type { Json } from "../../../components/model/schema";
import { View } from "../../../components/model/view";

/** A policy document, which Pulumi takes as an object or as JSON text. */
export const document = (policy: View<unknown>): View<Json> => (policy as View<Json>).json();

/** A reference to the resource that is being read, for a policy inside it that CloudFormation makes a resource of its own. */
export const itself = (it: View<unknown>): View<string> =>
  View.of<string>(it.source, new Reference(it.source.address, [it.source.address]), it.path);

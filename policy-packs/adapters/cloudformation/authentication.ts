import type { AnyResource } from "../../../components/model/graph";
import { noOptions } from "../../../components/model/options";
import { isObject, type Raw, type RawObject } from "../../../components/model/raw";
import { asWritten, View } from "../../../components/model/view";
import { own, sectionOf, type Path } from "./template";

const kind = "AWS::CloudFormation::Authentication";

interface Holder {
  /** The address of the resource whose metadata it is. */
  readonly address: string;
  readonly body: RawObject;
  readonly resolve: (raw: Raw) => Raw;
  /** Finds the line of a path inside the resource. */
  readonly locate: (path: Path) => ReturnType<AnyResource["locate"]>;
}

/**
 * What a resource's metadata gives cfn-init to log in with, each entry as a resource of its own that stands at its holder:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-authentication.html
 */
export const authenticationOf = ({ address, body, resolve, locate }: Holder): readonly AnyResource[] => {
  const entries = resolve(own(sectionOf(body, "Metadata"), kind));
  if (!isObject(entries)) return [];
  return Object.entries(entries).map(([name, entry]) => {
    const path = ["Metadata", kind, name];
    const view = View.of<RawObject>({ address, type: kind, dialect: asWritten }, entry, path);
    return {
      address: `${address}#${name}`,
      type: kind,
      kind,
      view,
      identities: [],
      assembled: false,
      options: noOptions,
      locate: (at: Path) => locate(at[0] === "Metadata" ? at : [...path, ...at]),
    } as unknown as AnyResource;
  });
};

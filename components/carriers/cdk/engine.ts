import { Aws, Fn, ResolutionTypeHint, Token, type CfnResource } from "aws-cdk-lib";
import type { Engine } from "../../model/plan";

/** What a component made, by the plan's ids. */
export type Made = ReadonlyMap<string, CfnResource>;

export const find = (made: Made, id: string): CfnResource => {
  const resource = made.get(id);
  if (resource === undefined) throw new Error(`The plan refers to ${id}, which is not made before.`);
  return resource;
};

const pseudo: { readonly [name: string]: string } = {
  "AWS::AccountId": Aws.ACCOUNT_ID,
  "AWS::Partition": Aws.PARTITION,
  "AWS::Region": Aws.REGION,
  "AWS::URLSuffix": Aws.URL_SUFFIX,
};

/** The texts of a plan as CDK's tokens. */
export const engineOf = (made: Made): Engine<string> => ({
  attribute: (id, attribute) => {
    const resource = () => find(made, id);
    return pseudo[id] ?? (attribute === "Ref" ? resource().ref : resource().getAtt(attribute).toString());
  },
  join: (parts) => parts.join(""),
  first: (id, attribute) =>
    Fn.select(0, Token.asList(find(made, id).getAtt(attribute, ResolutionTypeHint.STRING_LIST))),
  slice: (block, index, count, bits) => Fn.select(index, Fn.cidr(block, count, String(bits))),
  part: (whole, separator, index) => Fn.select(index, Fn.split(separator, whole)),
});

import * as pulumi from "@pulumi/pulumi";
import type { Resources, ResourceType } from "../../model/planned";
import type { PolicyDocument } from "../../model/planned/policy";
import type { Tags } from "../../model/planned/tags";

/** A text of a plan in Pulumi's words. */
export type Value = pulumi.Input<string>;

/** What was made of one planned resource. */
export interface Made {
  /** Several, where Pulumi splits what CloudFormation keeps together. */
  readonly resources: readonly pulumi.Resource[];
  /** CloudFormation's attributes of it, by name, and its `Ref`. */
  readonly attributes: { readonly [attribute: string]: pulumi.Output<string> };
  /** What CloudFormation tells as attributes of the VPC, once this is there. */
  readonly ofVpc?: Made["attributes"];
}

export type Make<T extends ResourceType> = (
  name: string,
  properties: Resources<Value>[T],
  options: pulumi.CustomResourceOptions,
  /** For the one resource that holds the data, where the plan says that there is any; its settings may be made anew. */
  protection: Pick<pulumi.CustomResourceOptions, "protect">,
) => Made;

export type Makers<T extends ResourceType> = { readonly [K in T]: Make<K> };

/** The usual case: one Pulumi resource, whose id is what CloudFormation's `Ref` gives unless `attributes` says otherwise. */
export const one =
  <T extends ResourceType, A, R extends pulumi.CustomResource>(
    Type: new (name: string, args: A, options: pulumi.CustomResourceOptions) => R,
    argsOf: (properties: Resources<Value>[T]) => NoInfer<A>,
    attributes: (made: R) => Made["attributes"] = () => ({}),
  ): Make<T> =>
  (name, properties, options, protection) => {
    const made = new Type(name, argsOf(properties), { ...options, ...protection });
    return { resources: [made], attributes: { Ref: made.id, ...attributes(made) } };
  };

/** CloudFormation's list of tags as Pulumi's map. */
export const tags = (list: Tags): { [key: string]: string } =>
  Object.fromEntries(list.map(({ Key, Value: value }) => [Key, value]));

/** A policy document as the JSON text that Pulumi takes. */
export const policy = (document: PolicyDocument<Value>): pulumi.Output<string> => pulumi.jsonStringify(document);

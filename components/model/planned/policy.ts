/** A policy document that a plan writes. Every statement says in its `Sid` what it is for. */
export interface PolicyDocument<V> {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement<V>[];
}

export interface PolicyStatement<V> {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  /** Absent in policies of a role, whose principal is the role. */
  readonly Principal?:
    | "*"
    | { readonly AWS: V | readonly V[] }
    | { readonly Service: V }
    /** The ARN of an identity provider, in trust policies. */
    | { readonly Federated: V };
  readonly Action: string | readonly string[];
  /** Absent in trust policies, whose resource is the role. */
  readonly Resource?: V | readonly V[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: V | readonly V[] | boolean } };
}

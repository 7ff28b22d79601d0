import { Input, type Text } from "./plan";

/** What makes roles of its own takes a boundary for them: a `Boundary`, or the policy that the account asks for. */
export interface Bounded<R> {
  /** What its roles may do at most, whatever their policies say. */
  readonly boundary?: { readonly arn: R };
}

/** The boundary as a role has it, or what makes one. */
export const boundedBy = (boundary: { readonly arn: unknown } | undefined): { readonly PermissionsBoundary?: Text } =>
  boundary === undefined ? {} : { PermissionsBoundary: new Input(boundary.arn) };

/** The change that mends a finding, in the user's own language. */
export interface Hint {
  readonly language: "cdk" | "cloudformation" | "pulumi" | "terraform";
  readonly code: string;
  /** Whether the change makes a new resource, as CloudFormation says; undefined where it does not know. */
  readonly replaces: "yes" | "no" | "maybe" | undefined;
}

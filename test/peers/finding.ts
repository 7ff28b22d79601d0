/** What one peer says against one resource. */
export interface Finding {
  readonly rule: string;
  /** The plan or the reference stack. */
  readonly stack: string;
  /** The resource's construct path in its stack. */
  readonly resource: string;
  readonly type: string;
  readonly message: string;
}

export const said = ({ rule, stack, resource, type, message }: Finding): string =>
  `${rule}: ${stack}: ${resource} (${type}): ${message}`;

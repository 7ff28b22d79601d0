/** A risk that somebody accepts, said where the code is: which, why, who and until when. */
export interface Exempt {
  /** The id of the rule that finds it, as `sallyport rules` lists them. */
  readonly rule: string;
  /** The part of a broad rule, as reports show it behind the rule's id; every part where absent. */
  readonly aspect?: string;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day it holds, as `2027-01-31`. Within what the rule's severity allows; after it the finding is back. */
  readonly expires: string;
  readonly ticket?: string;
  /** Who agreed, from the project's file of approvers; what is critical needs one. Not the owner. */
  readonly approver?: string;
  /** What keeps the risk small meanwhile. */
  readonly compensatingControl?: string;
}

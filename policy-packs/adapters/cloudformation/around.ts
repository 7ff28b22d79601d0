import type { Raw, RawObject, Unresolved } from "../../../components/model/raw";

/** Whether a condition holds; the reason why nobody can say otherwise. */
export type Decision = boolean | Unresolved;

/** What an intrinsic function may ask of the template around it. */
export interface Around {
  /** A value with the functions inside it carried out; undefined where it is `AWS::NoValue`. */
  readonly resolve: (value: Raw) => Raw;
  /** The same where a stand-in will not do, since a decision hangs on it: the region, the account and their like stay open. */
  readonly decide: (value: Raw) => Raw;
  /** What `Ref` gives: a parameter's value, a stand-in, or a reference to a resource. */
  readonly ref: (name: string) => Raw;
  readonly attribute: (id: string, attribute: string) => Raw;
  readonly condition: (name: string) => Decision;
  readonly mapping: (name: string) => RawObject | undefined;
  /** The value that another stack exports, where it is part of this run. */
  readonly imported: (name: string) => Raw;
  /** The value of another stack's output, where that stack is part of this run. */
  readonly putOut: (stack: string, output: string) => Raw;
  /** Counts what functions write; the reason to stop where a small template grows into a huge one. */
  readonly spend: (characters: number) => Unresolved | undefined;
}

/** Carries out one intrinsic function. Whatever its argument is, it answers; it never throws. */
export type Intrinsic = (argument: Raw, around: Around) => Raw;

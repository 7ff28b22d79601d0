/** What becomes of a resource when its engine takes it away: the words of CloudFormation's `DeletionPolicy`, in small letters. */
export type Departure = "delete" | "snapshot" | "retain";

/** A part of a program's resource whose changes the engine does not carry out. */
export interface Ignored {
  /** The address of the resource that says so: the resource itself or a satellite of it. */
  readonly resource: string;
  /** In the input's own words; `*` is all of it. */
  readonly path: string;
}

/** What the engine was told about a resource, as opposed to AWS. What a host is not told is undefined. */
export interface Options {
  /** The engine refuses to delete or to replace it: Pulumi's `protect`. */
  readonly protect?: boolean;
  /** Pulumi's `retainOnDelete`, CloudFormation's `DeletionPolicy`. */
  readonly onDelete?: Departure;
  /** As {@link onDelete} where a change replaces it: CloudFormation's `UpdateReplacePolicy`. */
  readonly onReplace?: Departure;
  readonly ignoreChanges: readonly Ignored[];
  /** The address of the provider that makes it, where the program names one. */
  readonly provider?: string;
  /** Addresses of what it is made after, whether said or implied by its properties. */
  readonly dependsOn?: readonly string[];
}

/** Of a resource that nobody said anything about, to an engine that would have told. */
export const noOptions: Options = {
  protect: false,
  onDelete: "delete",
  onReplace: "delete",
  ignoreChanges: [],
  dependsOn: [],
};

/** Whether it outlives a slip: undefined where the host is not told. */
export const isKept = ({ protect, onDelete }: Options): boolean | undefined =>
  protect === true || onDelete === "retain"
    ? true
    : protect === undefined || onDelete === undefined
      ? undefined
      : false;

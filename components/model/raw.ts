/**
 * What adapters hand to a view: plain JSON in which two marks may stand for any part.
 * Adapters write marks, views read them, rules never see them.
 */
export type Raw = string | number | boolean | null | undefined | Unresolved | Reference | readonly Raw[] | RawObject;

export interface RawObject {
  readonly [key: string]: Raw;
}

/** Nobody knows this part before deployment. */
export class Unresolved {
  constructor(
    /** Completes "X cannot be judged: …". */
    readonly reason: string,
    /** Addresses of the resources it will come from, where the engine tells (Pulumi's propertyDependencies). */
    readonly from: readonly string[] = [],
    /** True where the thing is defined outside this input. */
    readonly elsewhere = false,
  ) {}
}

/** A text that is certainly set and points at resources of this input, though parts of it are not known yet. */
export class Reference {
  constructor(
    /** The text with its holes spelled as CloudFormation's Fn::Sub does: `arn:aws:s3:::${Bucket}/*`. */
    readonly text: string,
    /** Addresses of the resources it points to. */
    readonly to: readonly string[],
  ) {}
}

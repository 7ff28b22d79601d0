import type { Place } from "../../../components/model/graph";
import type { RawObject } from "../../../components/model/raw";

/** One Pulumi resource as an engine, a state export or a preview tells of it. Secrets are opened, asset values are summaries. */
export interface PulumiResource {
  readonly urn: string;
  /** The type token as the program wrote it, of whatever SDK version: `aws:s3/bucketV2:BucketV2`. */
  readonly type: string;
  readonly name: string;
  /** The inputs. What is not known yet is `Unresolved`. */
  readonly props: RawObject;
  /** What the provider answered, or the preview's placeholder for it: ids, ARNs, names. */
  readonly outputs?: RawObject;
  readonly id?: string;
  readonly parent?: string;
  /** URNs each top-level input depends on. */
  readonly propertyDependencies: { readonly [property: string]: readonly string[] };
  /** True of a satellite that belongs to one of several resources of the input, nobody knows to which. */
  readonly adrift?: boolean;
  /** What the program told the engine. Undefined where the host is not told. */
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly ignoreChanges?: readonly string[];
  /** URNs of all it is made after, by `dependsOn` or through its inputs. */
  readonly dependencies?: readonly string[];
  /** True where secrets of the configuration and of other resources are withheld, and texts are the program's own. */
  readonly secretsWithheld?: boolean;
  /** Provider reference, `urn::id`, where the program named one. */
  readonly provider?: string;
  /** The line of the user's program that made the resource. */
  readonly source?: Place;
  /** Finds the line of one property, where the reader of the program can tell. */
  readonly locate?: (path: readonly (string | number)[]) => Place;
}

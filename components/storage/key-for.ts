import type { DataClass } from "./data-class";
import type { KeyService } from "./key/services";

/** A key for data of the same class that these services can use, such as a `Key` that names them. */
export interface KeyFor<C extends DataClass, S extends KeyService, R> {
  readonly dataClass: C;
  readonly serves: { readonly [K in S]: true };
  readonly arn: R;
}

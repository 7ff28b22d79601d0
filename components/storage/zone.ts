import type { Sensitivity } from "../model/sensitivity";
import type { DataClass, ZoneFor } from "./data-class";

/** A zone of a network, such as `network.zones.data`. `S` is its sensitivity, as far as its name tells; `A` are its subnets' letters. */
export interface Zone<S extends Sensitivity, A extends string, R> {
  readonly sensitivity: S;
  /** The ports that flows lead to. */
  readonly ports: readonly number[];
  readonly securityGroup: R;
  readonly subnets: { readonly [K in A]: R };
}

/** Where data that clients connect to may stand. At the edge there is a way to the Internet: FSBP RDS.46 and EFS.6. */
type PlaceFor<C extends DataClass> = Exclude<ZoneFor<C>, "edge">;

/** Nothing, for a zone that may hold the class, as far as one can tell. */
export type Fitting<C extends DataClass, S extends Sensitivity> = [Extract<S, PlaceFor<C>>] extends [never]
  ? { readonly sensitivity: PlaceFor<C> }
  : unknown;

import type { Facet, Facets } from "../../components/model/facets";
import type { Kind, Properties } from "../../components/model/graph";
import type { Kinds } from "../../components/model/kinds";
import type { View } from "../../components/model/view";
import type { Neighbours } from "../core/rule";

type Reader<K extends Kind, F extends Facet> = (it: View<Properties<K>>, near: Neighbours<K>) => Facets[F];

/** The readers of one kind: one for each facet that the kind says it has, no fewer. */
export type Readers<K extends Kind> = { readonly [F in Kinds[K]["facets"]]: Reader<K, F> };

/** The readers of a service's kinds; the index puts all services together. */
export type FacetsOf<K extends Kind> = { readonly [P in K]: Readers<P> };

export type FacetTable = FacetsOf<Kind>;

import type { TagsOf } from "../core/demands";
import type { Facets } from "../../components/model/facets";
import type { Check } from "../core/rule";
import type { Kind } from "../../components/model/graph";
import { facetTable } from "./index";

type Read = (...of: Parameters<Check<Kind>>) => Facets["ownership"];

/** A resource's own tags, its provider's default tags among them; undefined where its kind has none. */
export const tagsOf: TagsOf = ({ kind, view }, near) =>
  (facetTable[kind] as { readonly ownership?: Read }).ownership?.(view, near).tags;

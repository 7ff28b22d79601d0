export type { Json } from "./view";

/** A tag as CloudFormation writes it. */
export interface Tag {
  readonly Key?: string;
  readonly Value?: string;
}

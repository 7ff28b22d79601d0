/** A tag as CloudFormation writes it, and as a plan must: with both parts. */
interface PlannedTag {
  readonly Key: string;
  readonly Value: string;
}
export type Tags = readonly PlannedTag[];

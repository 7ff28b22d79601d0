/** Free-form JSON, such as a policy document: opened by a reader of its own. */
export interface Json {
  readonly json: true;
}

/** A tag as CloudFormation writes it. */
export interface Tag {
  readonly Key?: string;
  readonly Value?: string;
}

import type { Tags } from "./tags";

/** What plans write of EventBridge, and what lets it into CloudWatch Logs, in CloudFormation's names. */
export interface EventsResources<V> {
  "AWS::Events::Rule": {
    readonly Description: string;
    readonly EventPattern: EventPattern<V>;
    readonly Name: string;
    /** With the second, also what reads is matched, which EventBridge otherwise leaves out. */
    readonly State: "ENABLED" | "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
    readonly Tags: Tags;
    readonly Targets: readonly { readonly Arn: V; readonly Id: string }[];
  };
  /** A policy of the account: CloudWatch Logs has at most ten in a region. The document is a JSON text. */
  "AWS::Logs::ResourcePolicy": { readonly PolicyName: string; readonly PolicyDocument: V };
}

/**
 * What an event must be like: every field named must match one entry of its list, and one of `$or` as a whole. A field that the
 * event does not have matches `exists: false` and nothing else, no `anything-but` either.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export interface EventPattern<V> {
  readonly [field: string]: readonly Matcher<V>[] | readonly EventPattern<V>[] | EventPattern<V>;
}

type Matcher<V> =
  | V
  | boolean
  | { readonly prefix: string }
  | { readonly wildcard: V }
  | { readonly exists: boolean }
  | { readonly "anything-but": readonly string[] | { readonly wildcard: readonly V[] } };

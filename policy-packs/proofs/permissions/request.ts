import { textOf, type Context, type Text } from "./pattern";

/** Whoever asks. ARNs may have parts that are known only after deployment. */
export type Caller =
  | { readonly kind: "user" | "root"; readonly arn: Text; readonly account: string | undefined }
  | {
      readonly kind: "role";
      readonly arn: Text;
      /** The assumed role: `arn:aws:sts::111122223333:assumed-role/Deploy/session`. */
      readonly session: Text;
      readonly account: string | undefined;
      /** AWS's own roles, which no policy of an organization holds back. */
      readonly serviceLinked?: boolean;
    }
  | { readonly kind: "service"; readonly name: string }
  | { readonly kind: "federated"; readonly provider: Text }
  | { readonly kind: "anonymous" };

export interface Request {
  readonly caller: Caller;
  /** Such as `s3:PutObject`. */
  readonly action: string;
  /** The ARN of what it is done to, or `*` for actions that name no resource. */
  readonly resource: Text;
  /** In which account that is; undefined where nobody knows. */
  readonly account: string | undefined;
  readonly context: Context;
}

/**
 * A context of given keys, which mind no capitals. `complete` says that the request has no other keys; otherwise those are not
 * known.
 */
export const contextOf = (
  given: { readonly [key: string]: string | readonly string[] | Text[] | null },
  complete: boolean,
): Context => {
  const byKey = new Map(Object.entries(given).map(([key, value]) => [key.toLowerCase(), valuesOf(value)]));
  return {
    values: (key) => {
      const values = byKey.get(key.toLowerCase());
      return values === undefined && complete ? null : values;
    },
  };
};

const valuesOf = (value: string | readonly string[] | Text[] | null): readonly Text[] | null => {
  if (value === null) return null;
  if (typeof value === "string") return [textOf(value)];
  return (value as readonly (string | Text)[]).map((it) => (typeof it === "string" ? textOf(it) : it));
};

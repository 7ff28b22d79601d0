import { kindLinks } from "../../../components/model/kinds";
import type { Kind } from "../../../components/model/graph";
import type { RawObject } from "../../../components/model/raw";
import type { Dialect } from "../../../components/model/view";

const kindsByNative: ReadonlyMap<string, Kind> = new Map(
  (Object.keys(kindLinks) as Kind[]).map((kind) => {
    const [, service = "", name = ""] = kind.split("::");
    return [`aws-native:${service}:${name}`.toLowerCase(), kind] as const;
  }),
);

/** The kind of an aws-native type token: CloudFormation's type with acronyms as words (`aws-native:rds:DbInstance`). */
export const nativeKind = (token: string): Kind | undefined =>
  token.startsWith("aws-native:") ? kindsByNative.get(token.toLowerCase()) : undefined;

/** aws-native spells CloudFormation's names with small first letters and acronyms as words: `SSEAlgorithm` is `sseAlgorithm`. */
export const nativeDialect: Dialect = {
  spell: (name, object) => {
    const exact = name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (head) => head.toLowerCase());
    if (object === undefined || Object.hasOwn(object, exact)) return exact;
    const folded = name.toLowerCase();
    return Object.keys(object satisfies RawObject).find((key) => key.toLowerCase() === folded) ?? exact;
  },
  unwrap: (raw) => raw,
};

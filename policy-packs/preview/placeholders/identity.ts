import { createRequire } from "node:module";
import type * as Crypto from "node:crypto";

/** Loaded with the first program that is run: it takes 5 ms. */
let crypto: typeof Crypto | undefined;

/** Hexadecimal digits that depend on the text alone, so that the same program gives the same ids each time. */
export const hash = (text: string, digits: number): string =>
  (crypto ??= createRequire(__filename)("node:crypto") as typeof Crypto)
    .createHash("sha256")
    .update(text)
    .digest("hex")
    .slice(0, digits);

export function uuid(text: string): string {
  const hex = hash(text, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}

/** Digits alone, the first not a zero: account numbers, zone ids of some services. */
export function digits(text: string, length: number): string {
  const decimal = BigInt(`0x${hash(text, 40)}`).toString();
  return `1${decimal.slice(1, length)}`;
}

/** Upper-case letters and digits, as in access keys and Route 53 zones. */
export const letters = (text: string, length: number): string =>
  BigInt(`0x${hash(text, 60)}`)
    .toString(36)
    .toUpperCase()
    .slice(0, length);

/** A part of an IPv4 address, from 1 to 254. */
export const octet = (text: string): string => String(1 + (parseInt(hash(text, 6), 16) % 254));

/** The account every placeholder is in: the one AWS's own documentation uses. */
export const ACCOUNT = "123456789012";

export const DEFAULT_REGION = "us-east-1";

/** Source: AWS General Reference, Amazon Resource Names. */
export const partitionOf = (region: string): string =>
  region.startsWith("cn-")
    ? "aws-cn"
    : region.startsWith("us-gov-")
      ? "aws-us-gov"
      : region.startsWith("us-iso-")
        ? "aws-iso"
        : region.startsWith("us-isob-")
          ? "aws-iso-b"
          : "aws";

export const dnsSuffixOf = (region: string): string =>
  region.startsWith("cn-")
    ? "amazonaws.com.cn"
    : region.startsWith("us-iso-")
      ? "c2s.ic.gov"
      : region.startsWith("us-isob-")
        ? "sc2s.sgov.gov"
        : "amazonaws.com";

import type { WireObject } from "../adapters/pulumi/sentinels";

/**
 * Protobuf's encoding, as far as the engine's questions need it: https://protobuf.dev/programming-guides/encoding/. The generated
 * classes take ten times as long to read a resource's properties, and that is most of what a pack does.
 */
export interface Cursor {
  readonly bytes: Buffer;
  at: number;
}

/** What follows a field's number; groups are not used any more. */
export const VARINT = 0;
export const EIGHT_BYTES = 1;
export const LENGTH = 2;
const FOUR_BYTES = 5;

const varint = (cursor: Cursor): number => {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = cursor.bytes[cursor.at++];
    if (byte === undefined) throw new Error("the message ends too early");
    // Not by shifts, which stop at 32 bits.
    value += (byte & 127) * scale;
    if (byte < 128) return value;
    scale *= 128;
  }
};

/** The end of a part that says its own length. */
export const endOf = (cursor: Cursor): number => {
  const length = varint(cursor);
  const end = cursor.at + length;
  if (end > cursor.bytes.length) throw new Error("the message ends too early");
  return end;
};

export const readText = (cursor: Cursor): string => {
  const end = endOf(cursor);
  const text = cursor.bytes.toString("utf8", cursor.at, end);
  cursor.at = end;
  return text;
};

/** Names of properties and types come again and again, and a text costs more to make than to know again. */
const names: (string | undefined)[] = Array.from({ length: 4096 });

/** A text of which there are few. */
export const readName = (cursor: Cursor): string => {
  const { bytes, at } = cursor;
  const end = endOf(cursor);
  const start = cursor.at;
  let hash = end - start;
  for (let index = start; index < end; index++) hash = (Math.imul(hash, 31) + (bytes[index] ?? 0)) | 0;
  const slot = hash & (names.length - 1);
  const known = names[slot];
  if (known !== undefined && isWritten(known, bytes, start, end)) {
    cursor.at = end;
    return known;
  }
  cursor.at = at;
  const text = readText(cursor);
  // Only where each character is one byte do bytes tell two texts apart.
  if (text.length === end - start) names[slot] = text;
  return text;
};

const isWritten = (text: string, bytes: Buffer, start: number, end: number): boolean => {
  if (text.length !== end - start) return false;
  for (let index = start; index < end; index++) if (text.charCodeAt(index - start) !== bytes[index]) return false;
  return true;
};

export const readNumber = (cursor: Cursor): number => varint(cursor);

export const readFlag = (cursor: Cursor): boolean => varint(cursor) !== 0;

/** Calls `read` at each field of the message that starts here; a field that it returns false for is skipped. */
export const readFields = (cursor: Cursor, end: number, read: (field: number) => boolean): void => {
  while (cursor.at < end) {
    const tag = varint(cursor);
    if (!read(tag >>> 3)) skip(cursor, tag & 7);
  }
};

const skip = (cursor: Cursor, type: number): void => {
  if (type === VARINT) varint(cursor);
  else if (type === LENGTH) cursor.at = endOf(cursor);
  else if (type === EIGHT_BYTES) cursor.at += 8;
  else if (type === FOUR_BYTES) cursor.at += 4;
  else throw new Error(`the message has a part of unknown type ${String(type)}`);
};

/** A key that, assigned like others, would become the object's prototype. */
export const prototype = "__proto__";

/** google.protobuf.Struct, as JSON. */
export const readStruct = (cursor: Cursor): WireObject => {
  const object: Record<string, Json> = {};
  const end = endOf(cursor);
  while (cursor.at < end) {
    const tag = varint(cursor);
    if (tag === (1 << 3) + LENGTH) readEntry(cursor, object);
    else skip(cursor, tag & 7);
  }
  return object;
};

/** Of a google.protobuf.Struct only what is a text, and nothing opened that is not. */
export const readTexts = (cursor: Cursor): { readonly [key: string]: string } => {
  const texts: Record<string, string> = {};
  readFields(cursor, endOf(cursor), (field) => {
    if (field !== 1) return false;
    let key = "";
    readFields(cursor, endOf(cursor), (part) => {
      if (part === 1) key = readName(cursor);
      else
        readFields(cursor, endOf(cursor), (kind) => {
          if (kind !== TEXT) return false;
          texts[key] = readText(cursor);
          return true;
        });
      return true;
    });
    return true;
  });
  return texts;
};

type Json = WireObject[string];

const readEntry = (cursor: Cursor, object: Record<string, Json>): void => {
  const end = endOf(cursor);
  let key = "";
  let value: Json = null;
  while (cursor.at < end) {
    const tag = varint(cursor);
    if (tag === (1 << 3) + LENGTH) key = readName(cursor);
    else if (tag === (2 << 3) + LENGTH) value = readValue(cursor);
    else skip(cursor, tag & 7);
  }
  if (key !== prototype) object[key] = value;
};

/** google.protobuf.Value: one of null (1), number (2), text (3), flag (4), Struct (5) and list (6). */
export const NUMBER = 2;
export const TEXT = 3;
export const FLAG = 4;
export const STRUCT = 5;
export const LIST = 6;

const readValue = (cursor: Cursor): Json => {
  const end = endOf(cursor);
  let value: Json = null;
  while (cursor.at < end) {
    const tag = varint(cursor);
    switch (tag >>> 3) {
      case NUMBER:
        value = cursor.bytes.readDoubleLE(cursor.at);
        cursor.at += 8;
        break;
      case TEXT:
        value = readText(cursor);
        break;
      case FLAG:
        value = readFlag(cursor);
        break;
      case STRUCT:
        value = readStruct(cursor);
        break;
      case LIST:
        value = readList(cursor);
        break;
      default:
        skip(cursor, tag & 7);
    }
  }
  return value;
};

const readList = (cursor: Cursor): readonly Json[] => {
  const items: Json[] = [];
  readFields(cursor, endOf(cursor), (field) => {
    if (field !== 1) return false;
    items.push(readValue(cursor));
    return true;
  });
  return items;
};

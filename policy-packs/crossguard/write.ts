import type { Wire, WireObject } from "../adapters/pulumi/sentinels";
import { FLAG, LENGTH, LIST, EIGHT_BYTES, NUMBER, STRUCT, TEXT, VARINT } from "./wire";

/**
 * Protobuf's encoding, as far as answers to the engine need it: https://protobuf.dev/programming-guides/encoding/. The generated
 * classes take longer to say which rules there are than Node takes to load them.
 */
export class Message {
  private bytes = Buffer.allocUnsafe(1024);
  private length = 0;

  /** What has been written. */
  done(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  /** A field's default, which an empty text is, is not sent. */
  text(field: number, text: string): void {
    if (text !== "") this.part(field, text);
  }

  /** A text that counts though it is empty: an element of a list, a key, one of several alternatives. */
  part(field: number, text: string): void {
    const size = Buffer.byteLength(text);
    this.reserve(10 + size);
    this.varint(field * 8 + LENGTH);
    this.varint(size);
    this.length += this.bytes.write(text, this.length);
  }

  /** An enumeration or a flag. */
  number(field: number, value: number): void {
    if (value !== 0) this.choice(field, value);
  }

  choice(field: number, value: number): void {
    this.reserve(10);
    this.varint(field * 8 + VARINT);
    this.varint(value);
  }

  double(field: number, value: number): void {
    this.reserve(18);
    this.varint(field * 8 + EIGHT_BYTES);
    this.length = this.bytes.writeDoubleLE(value, this.length);
  }

  /** A message within this one. How long it is stands before it, and is known only after. */
  inner(field: number, write: () => void): void {
    this.reserve(5);
    this.varint(field * 8 + LENGTH);
    const start = this.length;
    write();
    const size = this.length - start;
    let head = 1;
    for (let rest = size; rest > 127; rest >>>= 7) head++;
    this.reserve(head);
    this.bytes.copyWithin(start + head, start, this.length);
    this.length = start;
    this.varint(size);
    this.length += size;
  }

  private varint(value: number): void {
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.bytes[this.length++] = (rest & 127) | 128;
    this.bytes[this.length++] = rest;
  }

  private reserve(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const wider = Buffer.allocUnsafe(2 * (this.length + size));
    this.bytes.copy(wider, 0, 0, this.length);
    this.bytes = wider;
  }
}

/** google.protobuf.Struct. */
export const writeStruct = (message: Message, field: number, object: WireObject): void => {
  message.inner(field, () => {
    for (const [key, value] of Object.entries(object))
      message.inner(1, () => {
        message.part(1, key);
        writeValue(message, 2, value);
      });
  });
};

const writeValue = (message: Message, field: number, value: Wire): void => {
  message.inner(field, () => {
    if (value === null) message.choice(1, 0);
    else if (typeof value === "number") message.double(NUMBER, value);
    else if (typeof value === "string") message.part(TEXT, value);
    else if (typeof value === "boolean") message.choice(FLAG, Number(value));
    else if (isList(value)) writeList(message, value);
    else writeStruct(message, STRUCT, value);
  });
};

const writeList = (message: Message, items: readonly Wire[]): void => {
  message.inner(LIST, () => {
    for (const item of items) writeValue(message, 1, item);
  });
};

const isList = (value: readonly Wire[] | WireObject): value is readonly Wire[] => Array.isArray(value);

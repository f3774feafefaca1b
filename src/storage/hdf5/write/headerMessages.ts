import { MESSAGE } from '../objectHeader';
import { BOOLEAN, TEXT, floatType, integerType } from './elementType';
import type { Attribute } from './node';
import type { Block, TextPlace } from './structure';

/** A message of an object header that is to be written. */
export interface Message extends Block {
  readonly type: number;
}

const PREFIX = 16;
const MESSAGE_HEAD = 8;

/** An object header of version 1 (HDF5 File Format Specification, IV.A.1.a) in one block, every message padded to 8 bytes. */
export function objectHeader(messages: readonly Message[]): Block {
  const padded = messages.map(({ bytes }) => Math.ceil(bytes.length / 8) * 8);
  const length = padded.reduce((sum, bytes) => sum + MESSAGE_HEAD + bytes, 0);
  const header = new Uint8Array(PREFIX + length);
  const view = new DataView(header.buffer);
  view.setUint8(0, 1);
  view.setUint16(2, messages.length, true);
  view.setUint32(4, 1, true);
  view.setUint32(8, length, true);
  const texts: TextPlace[] = [];
  let at = PREFIX;
  messages.forEach((message, index) => {
    view.setUint16(at, message.type, true);
    view.setUint16(at + 2, padded[index], true);
    at += MESSAGE_HEAD;
    header.set(message.bytes, at);
    for (const place of message.texts ?? []) {
      texts.push({ ...place, at: place.at + at });
    }
    at += padded[index];
  });
  return { bytes: header, texts };
}

/** Dataspace, version 1 (IV.A.2.b); a single value has no dimensions. Datasets here never grow. */
export function dataspace(shape: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 + 16 * shape.length));
  view.setUint8(0, 1);
  view.setUint8(1, shape.length);
  view.setUint8(2, shape.length > 0 ? 1 : 0);
  shape.forEach((size, dimension) => {
    view.setBigUint64(8 + 8 * dimension, BigInt(size), true);
    view.setBigUint64(8 + 8 * (shape.length + dimension), BigInt(size), true);
  });
  return new Uint8Array(view.buffer);
}

/** An attribute of a single value, version 3 (IV.A.2.m), which says that its name is UTF-8 and pads nothing. */
export function attribute(name: string, value: Attribute): Message {
  const encoded = new TextEncoder().encode(`${name}\0`);
  const { type, bytes } = element(value);
  const space = dataspace([]);
  const valueAt = 9 + encoded.length + type.length + space.length;
  const body = new Uint8Array(valueAt + bytes.length);
  const view = new DataView(body.buffer);
  body[0] = 3;
  [encoded, type, space].forEach(({ length }, index) => view.setUint16(2 + 2 * index, length, true));
  body[8] = 1;
  body.set(encoded, 9);
  body.set(type, 9 + encoded.length);
  body.set(space, 9 + encoded.length + type.length);
  body.set(bytes, valueAt);
  return {
    type: MESSAGE.attribute,
    bytes: body,
    ...(typeof value === 'string' && { texts: [{ at: valueAt, text: value }] })
  };
}

/** Type and bytes of a value; those of a text are filled in when it has its place. */
function element(value: Attribute): { type: Uint8Array; bytes: Uint8Array } {
  switch (typeof value) {
    case 'string':
      return { type: TEXT.message, bytes: new Uint8Array(TEXT.bytes) };
    case 'boolean':
      return { type: BOOLEAN.message, bytes: Uint8Array.of(value ? 1 : 0) };
    case 'bigint':
      return { type: integerType(8, true).message, bytes: new Uint8Array(BigInt64Array.of(value).buffer) };
    case 'number':
      return { type: floatType(8).message, bytes: new Uint8Array(Float64Array.of(value).buffer) };
  }
}

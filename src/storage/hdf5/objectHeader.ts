import type { FileBytes } from './fileBytes';
import { lookup3 } from './lookup3';

/** Message types of object headers (HDF5 File Format Specification, IV.A.2). */
export const MESSAGE = {
  dataspace: 0x01,
  datatype: 0x03,
  fillValue: 0x05,
  externalFiles: 0x07,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
  attributeInfo: 0x15
} as const;

/** One message of an object header. */
export interface HeaderMessage {
  type: number;
  /** Bit 1: the body is only a reference to a shared message */
  flags: number;
  /** Position of the body in the file */
  offset: number;
  body: DataView;
  /** The block the message stands in: version 2 keeps a checksum at its end */
  block: Block;
}

interface Block {
  version: 1 | 2;
  start: number;
  length: number;
}

const MOST_BLOCKS = 4096;
const LONGEST_BLOCK = 1 << 24;

/**
 * All messages of an object header, versions 1 and 2, continuation blocks included.
 *
 * @param address position of the header in the file
 * @throws InputError `E_HDF5_DAMAGED`, `E_HDF5_UNSUPPORTED`
 */
export function readMessages(file: FileBytes, address: number): HeaderMessage[] {
  const prefix = file.readAtMost(address, 32, 'an object header');
  if (prefix.byteLength < 16) {
    throw file.damaged(`the object header at byte ${address} is cut`);
  }
  const second = prefix.getUint32(0, true) === 0x5244484f; // "OHDR"
  if (!second && prefix.getUint8(0) !== 1) {
    throw file.damaged(`there is no object header at byte ${address}`);
  }
  return second
    ? readBlocks(file, ...secondPrefix(file, address, prefix))
    : readBlocks(file, ...firstPrefix(address, prefix), false);
}

/** Writes a new body into a message; bytes left over become zero. */
export function rewriteBody(file: FileBytes, message: HeaderMessage, body: Uint8Array): void {
  if (body.length > message.body.byteLength) {
    throw new RangeError(`${body.length} bytes do not fit into a message of ${message.body.byteLength}.`);
  }
  const filled = new Uint8Array(message.body.byteLength);
  filled.set(body);
  file.write(message.offset, filled);
  const { version, start, length } = message.block;
  if (version === 2) {
    const covered = file.read(start, length - 4, 'an object header');
    const sum = new DataView(new ArrayBuffer(4));
    sum.setUint32(0, lookup3(new Uint8Array(covered.buffer)), true);
    file.write(start + length - 4, new Uint8Array(sum.buffer));
  }
}

/** First block of a version 1 header and where its messages lie: after 16 bytes of prefix. */
function firstPrefix(address: number, prefix: DataView): [Block, number, number] {
  const length = prefix.getUint32(8, true);
  return [{ version: 1, start: address + 16, length }, address + 16, address + 16 + length];
}

/** The same for version 2, whose prefix has optional parts; last value: messages carry their creation order. */
function secondPrefix(file: FileBytes, address: number, prefix: DataView): [Block, number, number, boolean] {
  const version = prefix.getUint8(4);
  if (version !== 2) {
    throw file.unsupported(`an object header has version ${version}`);
  }
  const flags = prefix.getUint8(5);
  const at = 6 + (flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0);
  const sizeBytes = 1 << (flags & 3);
  const head = file.read(address, at + sizeBytes, 'an object header');
  const length = sizeBytes === 8 ? Number(head.getBigUint64(at, true)) : readUnsigned(head, at, sizeBytes);
  const first = address + at + sizeBytes;
  const block: Block = { version: 2, start: address, length: at + sizeBytes + length + 4 };
  return [block, first, first + length, (flags & 4) !== 0];
}

function readBlocks(file: FileBytes, first: Block, start: number, end: number, ordered: boolean): HeaderMessage[] {
  const messages: HeaderMessage[] = [];
  const waiting = [{ block: first, start, end }];
  for (let index = 0; index < waiting.length; index++) {
    if (waiting.length > MOST_BLOCKS) {
      throw file.damaged('an object header does not end');
    }
    const { block, start, end } = waiting[index];
    for (const message of readBlock(file, block, start, end, ordered)) {
      messages.push(message);
      if (message.type === MESSAGE.continuation) {
        waiting.push(continuation(file, block.version, message.body));
      }
    }
  }
  return messages;
}

/** The further block a continuation message points at; in version 2 it is framed by "OCHK" and a checksum. */
function continuation(file: FileBytes, version: 1 | 2, body: DataView): { block: Block; start: number; end: number } {
  if (body.byteLength < 16) {
    throw file.damaged('an object header is cut');
  }
  const at = Number(body.getBigUint64(0, true));
  const length = Number(body.getBigUint64(8, true));
  const block: Block = { version, start: at, length };
  return version === 1 ? { block, start: at, end: at + length } : { block, start: at + 4, end: at + length - 4 };
}

function readBlock(file: FileBytes, block: Block, start: number, end: number, ordered: boolean): HeaderMessage[] {
  if (end - start > LONGEST_BLOCK || end < start) {
    throw file.damaged(`an object header claims ${end - start} bytes`);
  }
  const bytes = file.read(start, end - start, 'an object header');
  const headBytes = block.version === 1 ? 8 : ordered ? 6 : 4;
  const messages: HeaderMessage[] = [];
  for (let at = 0; at + headBytes <= bytes.byteLength;) {
    const type = block.version === 1 ? bytes.getUint16(at, true) : bytes.getUint8(at);
    const length = bytes.getUint16(at + (block.version === 1 ? 2 : 1), true);
    const flags = bytes.getUint8(at + (block.version === 1 ? 4 : 3));
    const body = at + headBytes;
    if (body + length > bytes.byteLength) {
      throw file.damaged('a message of an object header is longer than the header');
    }
    messages.push({ type, flags, offset: start + body, body: new DataView(bytes.buffer, body, length), block });
    at = body + length;
  }
  return messages;
}

function readUnsigned(view: DataView, at: number, bytes: number): number {
  return bytes === 1 ? view.getUint8(at) : bytes === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
}

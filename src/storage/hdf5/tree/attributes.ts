import type { AttributeValue } from '../attributeValue';
import { readExtent } from '../datasetHeader';
import type { FileBytes } from '../fileBytes';
import type { HeaderMessage } from '../objectHeader';
import { MESSAGE } from '../objectHeader';
import { UNDEFINED_ADDRESS } from '../superblock';
import { readElements } from './elements';
import { readElementType } from './readElementType';

const SHARED = 2;
const CREATION_ORDER = 1;

/**
 * Attributes that stand in an object header (attribute message, HDF5 File Format Specification, IV.A.2.m).
 *
 * @param object path of what has them, for messages
 * @throws InputError `E_HDF5_UNSUPPORTED` for those that are elsewhere or of other types, `E_HDF5_DAMAGED`
 */
export function attributesIn(
  file: FileBytes,
  messages: readonly HeaderMessage[],
  object: string
): Record<string, AttributeValue> {
  if (messages.some(message => message.type === MESSAGE.attributeInfo && isElsewhere(message.body))) {
    throw file.unsupported(`${object} has many attributes`);
  }
  const values: Record<string, AttributeValue> = {};
  for (const { body, flags } of messages.filter(({ type }) => type === MESSAGE.attribute)) {
    if (flags & SHARED) {
      throw file.unsupported(`${object} shares an attribute with other objects`);
    }
    const [name, value] = attribute(file, body, object);
    values[name] = value;
  }
  return values;
}

function attribute(file: FileBytes, body: DataView, object: string): [string, AttributeValue] {
  const cut = (): Error => file.damaged(`an attribute of ${object} is cut`);
  if (body.byteLength < 8) {
    throw cut();
  }
  const version = body.getUint8(0);
  if (version < 1 || version > 3 || (version > 1 && body.getUint8(1) !== 0)) {
    throw file.unsupported(`${object} has an attribute of version ${version}`);
  }
  // In version 1 each part is filled up to 8 bytes; version 3 says how the name is written
  const padded = (length: number): number => (version === 1 ? Math.ceil(length / 8) * 8 : length);
  const lengths = [2, 4, 6].map(at => body.getUint16(at, true));
  let at = version === 3 ? 9 : 8;
  const [nameBytes, type, extent] = lengths.map(length => {
    const start = at;
    at += padded(length);
    if (at > body.byteLength) {
      throw cut();
    }
    return new DataView(body.buffer, body.byteOffset + start, length);
  });
  const name = new TextDecoder().decode(nameBytes).replace(/\0.*$/s, '');
  const what = `attribute "${name}" of ${object}`;
  const shape = readExtent(file, extent, what);
  const elements = readElementType(file, type, what);
  const bytes = shape.reduce((product, size) => product * size, elements.bytes);
  if (at + bytes > body.byteLength) {
    throw cut();
  }
  const found = readElements(file, elements, new Uint8Array(body.buffer, body.byteOffset + at, bytes));
  const list = elements.kind === 'boolean' ? Array.from(found, Boolean) : plain(found);
  return [name, shape.length === 0 ? list[0] : list];
}

function plain(values: ReturnType<typeof readElements>): number[] | string[] {
  return Array.isArray(values) ? values : Array.from(values as ArrayLike<number | bigint>, Number);
}

/** Attribute info message, IV.A.2.v: whether attributes are in a heap of their own. */
function isElsewhere(body: DataView): boolean {
  const at = body.byteLength >= 2 && body.getUint8(1) & CREATION_ORDER ? 4 : 2;
  return body.byteLength < at + 8 || body.getBigUint64(at, true) !== UNDEFINED_ADDRESS;
}

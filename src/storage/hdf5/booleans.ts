import { BOOLEAN } from './write/elementType';
import type { FileBytes } from './fileBytes';
import { withFileBytes } from './fileBytes';
import type { Hdf5Dataset, Hdf5Group } from './hdf5';
import type { HeaderMessage } from './objectHeader';
import { MESSAGE, readMessages, rewriteBody } from './objectHeader';

/** A place whose type has to become the boolean one; without `attribute` it is a dataset. */
interface Place {
  /** Address of the object header */
  object: number;
  attribute?: string;
}

/** Where the parts of an attribute message lie in its body. */
interface AttributeParts {
  version: number;
  name: string;
  spaceAt: number;
  /** Bytes of the dataspace, padding included; the data follow */
  space: number;
}

/** Member of the compound type that keeps the place: its name makes the type long enough in every version of the format. */
const PLACE_MEMBER = 'one byte that will be a boolean';

/**
 * Booleans in a file. h5wasm cannot create enumerated types, so each is first written as a compound of one byte and
 * given its type afterwards, in the bytes of the closed file, by `finish`.
 */
export class Booleans {
  private readonly places: Place[] = [];

  attribute(owner: Hdf5Group | Hdf5Dataset, name: string, value: boolean): void {
    owner.create_attribute(name, placeholder(Int8Array.of(value ? 1 : 0)), []);
    this.places.push({ object: objectAddress(owner), attribute: name });
  }

  /** @param values 1 for true, 0 for false, row-major */
  dataset(group: Hdf5Group, name: string, values: Uint8Array, shape: number[]): void {
    const data = Int8Array.from(values, value => (value === 0 ? 0 : 1));
    this.places.push({ object: objectAddress(group.create_dataset({ name, data: placeholder(data), shape })) });
  }

  /** Gives every place its type; the file must be closed. */
  finish(path: string): void {
    if (this.places.length > 0) {
      withFileBytes(path, 'r+', file => this.places.forEach(place => mend(file, place)));
    }
  }
}

/** Position of the object header of an object in its file: what HDF5 stores as a reference to it. */
export function objectAddress(object: Hdf5Group | Hdf5Dataset): number {
  const address = Uint8Array.from(object.create_reference().ref_data);
  return Number(new DataView(address.buffer).getBigUint64(0, true));
}

function placeholder(data: Int8Array): Map<string, Int8Array> {
  return new Map([[PLACE_MEMBER, data]]);
}

function mend(file: FileBytes, { object, attribute }: Place): void {
  const type = attribute === undefined ? MESSAGE.datatype : MESSAGE.attribute;
  const message = readMessages(file, object).find(
    message => message.type === type && (attribute === undefined || attributeOf(message).name === attribute)
  );
  if (message === undefined) {
    throw file.damaged(`the boolean ${attribute ?? 'dataset'} that was just written is not there`);
  }
  rewriteBody(file, message, attribute === undefined ? BOOLEAN.message : booleanAttribute(message));
}

/** Parts of an attribute message, IV.A.2.m; version 1 pads each part to 8 bytes. */
function attributeOf({ body }: HeaderMessage): AttributeParts {
  const version = body.getUint8(0);
  const padded = (bytes: number): number => (version === 1 ? Math.ceil(bytes / 8) * 8 : bytes);
  const [name, type, space] = [2, 4, 6].map(at => body.getUint16(at, true));
  const nameAt = version === 3 ? 9 : 8;
  return {
    version,
    name: new TextDecoder().decode(new Uint8Array(body.buffer, body.byteOffset + nameAt, Math.max(0, name - 1))),
    spaceAt: nameAt + padded(name) + padded(type),
    space: padded(space)
  };
}

/** The message of a one-byte attribute with the boolean type instead of its own. */
function booleanAttribute(message: HeaderMessage): Uint8Array {
  const bytes = new Uint8Array(message.body.buffer, message.body.byteOffset, message.body.byteLength);
  const { version, spaceAt, space } = attributeOf(message);
  const oldType = message.body.getUint16(4, true);
  const typeAt = spaceAt - (version === 1 ? Math.ceil(oldType / 8) * 8 : oldType);
  const typeBytes = version === 1 ? Math.ceil(BOOLEAN.message.length / 8) * 8 : BOOLEAN.message.length;
  const result = new Uint8Array(typeAt + typeBytes + space + 1);
  result.set(bytes.subarray(0, typeAt));
  new DataView(result.buffer).setUint16(4, BOOLEAN.message.length, true);
  result.set(BOOLEAN.message, typeAt);
  result.set(bytes.subarray(spaceAt, spaceAt + space + 1), typeAt + typeBytes);
  return result;
}

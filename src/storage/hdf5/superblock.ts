import { InputError } from '../../core/errors';
import type { FileBytes } from './fileBytes';
import { lookup3 } from './lookup3';

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** The undefined address of HDF5: all bits set. */
export const UNDEFINED_ADDRESS = 0xffffffffffffffffn;

/** Bytes of a superblock of version 0. */
export const SUPERBLOCK_BYTES = 96;

/** What the first bytes of an HDF5 file say. */
export interface Superblock {
  version: number;
  /** Byte after the last one that belongs to the file */
  endOfFile: number;
  /** Address of the object header of the root group */
  root: number;
}

/**
 * Reads the superblock, versions 0 to 3 (HDF5 File Format Specification, II.A), of a file that begins with it and has
 * 8-byte addresses: what HDF5 writes unless told otherwise.
 *
 * @throws InputError `E_NOT_HDF5`, `E_HDF5_TRUNCATED`, `E_HDF5_UNSUPPORTED`, `E_HDF5_DAMAGED`
 */
export function readSuperblock(file: FileBytes): Superblock {
  if (file.size === 0) {
    throw new InputError('E_NOT_HDF5', `${file.path} is empty (0 bytes): copy or convert it again.`);
  }
  const start = file.readAtMost(0, 96, 'the superblock');
  if (!isSignature(start)) {
    if (userBlockBytes(file) !== undefined) {
      throw file.unsupported('it begins with a user block');
    }
    throw new InputError('E_NOT_HDF5', `${file.path} is not an HDF5 file: it does not begin with HDF5's signature.`);
  }
  if (start.byteLength < 48) {
    throw truncated(file, 48);
  }
  const version = start.getUint8(8);
  if (version > 3) {
    throw file.unsupported(`its superblock has version ${version}, newer than known`);
  }
  const old = version < 2;
  const [addressBytes, lengthBytes] = old
    ? [start.getUint8(13), start.getUint8(14)]
    : [start.getUint8(9), start.getUint8(10)];
  if (addressBytes !== 8 || lengthBytes !== 8) {
    throw file.unsupported(`addresses have ${addressBytes} and lengths ${lengthBytes} bytes, not 8`);
  }
  const addresses = addressesAt(version);
  if (start.byteLength < addresses + (old ? 48 : 32)) {
    throw truncated(file, addresses + 48);
  }
  if (start.getBigUint64(addresses, true) !== BigInt(file.origin)) {
    throw file.unsupported('its addresses count from another place than its superblock');
  }
  // The one address that counts from the first byte of the file
  const endOfFile = Number(start.getBigUint64(endOfFileAt(version), true)) - file.origin;
  if (endOfFile > file.size) {
    throw truncated(file, endOfFile);
  }
  return { version, endOfFile, root: Number(start.getBigUint64(addresses + (old ? 40 : 24), true)) };
}

/**
 * Superblock of version 0: 8-byte addresses and lengths, 8 entries in a leaf and 32 in a node of a group (K of 4 and 16).
 *
 * @param root address of the object header of the root group
 * @param endOfFile byte after the last one
 */
export function superblock(root: number, endOfFile: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(SUPERBLOCK_BYTES));
  SIGNATURE.forEach((byte, index) => view.setUint8(index, byte));
  view.setUint8(13, 8);
  view.setUint8(14, 8);
  view.setUint16(16, 4, true);
  view.setUint16(18, 16, true);
  view.setBigUint64(32, UNDEFINED_ADDRESS, true);
  view.setBigUint64(40, BigInt(endOfFile), true);
  view.setBigUint64(48, UNDEFINED_ADDRESS, true);
  view.setBigUint64(64, BigInt(root), true);
  return new Uint8Array(view.buffer);
}

/** Tells the superblock that the file now ends at `address`. */
export function writeEndOfFile(file: FileBytes, version: number, address: number): void {
  const at = endOfFileAt(version);
  const start = file.read(0, 48, 'the superblock');
  start.setBigUint64(at, BigInt(address), true);
  const bytes = new Uint8Array(start.buffer);
  if (version >= 2) {
    start.setUint32(44, lookup3(bytes.subarray(0, 44)), true);
  }
  file.write(0, bytes);
}

/**
 * Bytes in front of the superblock, where others may put what they like, up to 512 bytes or that doubled any number of times (II.A).
 *
 * @returns undefined for a file without superblock
 */
export function userBlockBytes(file: FileBytes): number | undefined {
  for (let at = 0; at + SIGNATURE.length <= file.size; at = at === 0 ? 512 : at * 2) {
    if (isSignature(file.readAtMost(at, SIGNATURE.length, 'the superblock'))) {
      return at;
    }
  }
  return undefined;
}

function isSignature(bytes: DataView): boolean {
  return SIGNATURE.every((byte, index) => index < bytes.byteLength && bytes.getUint8(index) === byte);
}

/** Position of the first of the addresses: the base address. */
function addressesAt(version: number): number {
  return [24, 28, 12, 12][version];
}

/** Position of the end-of-file address: third of the addresses. */
function endOfFileAt(version: number): number {
  return addressesAt(version) + 16;
}

function truncated(file: FileBytes, wanted: number): InputError {
  return new InputError(
    'E_HDF5_TRUNCATED',
    `${file.path} is truncated: it should have ${wanted} bytes but has ${file.size}. Copy or convert it again.`
  );
}

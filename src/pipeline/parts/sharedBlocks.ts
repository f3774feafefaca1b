import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

import { replaceFile } from '../../storage/completeFile';
import { errorCode, naming } from '../../storage/fileErrors';
import { readBytes } from '../../storage/regularFile';
import type { WorkShare } from '../work';
import { requireOwnParts } from './partsFolder';

/** Before what a file keeps: a CRC-32 of it */
const CRC_BYTES = 4;

/** Something that every part of a work has to know of all of its input, block after block. */
export interface SharedBlocks {
  /** Of its files; tells what is of the same data and made by the same rules from anything else */
  readonly name: string;
  readonly count: number;
  /** Bytes of a block */
  sizeOf(block: number): number;
  /** Works a block out. @returns what other parts need of it */
  make(block: number): Promise<Uint8Array>;
  /** Takes over what another part has worked out. */
  take(block: number, bytes: Uint8Array): void;
}

/**
 * Works something out together with the other parts: each keeps what it has made in the folder of the parts, block after block, and takes
 * from there what others have made. Parts begin at different blocks, so that those that run at the same time share the work. None waits for
 * another, and none needs what others keep: what cannot be kept, or taken, is made.
 *
 * @param share without index: that of joining
 * @throws `E_PARTS` as `requireOwnParts`; what `make` throws; of the file system
 */
export async function makeTogether(
  { folder, index = 0, of }: WorkShare,
  { name, count, sizeOf, make, take }: SharedBlocks
): Promise<void> {
  await naming(folder, 'write', () => mkdir(folder, { recursive: true }));
  await requireOwnParts(folder);
  for (let turn = 0; turn < count; turn++) {
    const block = (Math.floor((count * index) / of) + turn) % count;
    const path = join(folder, `${name}-${block}`);
    const kept = await keptBlock(path, sizeOf(block));
    if (kept) {
      take(block, kept);
    } else {
      await keep(path, await make(block));
    }
  }
}

/** A copy of its own; undefined where it is not there, or damaged. */
async function keptBlock(path: string, size: number): Promise<Uint8Array | undefined> {
  const bytes = await unlessRefused(() => readBytes(path, CRC_BYTES + size, { links: 'refused' }));
  return bytes?.length === CRC_BYTES + size && bytes.readUInt32LE(0) === crc32(bytes.subarray(CRC_BYTES))
    ? Uint8Array.from(bytes.subarray(CRC_BYTES))
    : undefined;
}

/** What the disk has no room for, or no folder any more, is told by what the part itself has to write there. */
async function keep(path: string, block: Uint8Array): Promise<void> {
  const bytes = Buffer.concat([Buffer.alloc(CRC_BYTES), block]);
  bytes.writeUInt32LE(crc32(block), 0);
  await unlessRefused(() => replaceFile(path, bytes));
}

/** Undefined where the file system does not do it, or something else than such a file is there. */
async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (cause) {
    if (errorCode(cause) === undefined) {
      throw cause;
    }
    return undefined;
  }
}

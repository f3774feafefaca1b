import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';

import { InputError } from '../../core/errors';
import type { Inspection } from '../../protocol/inspection';
import { isMissing } from '../../storage/fileErrors';
import { readChunkTable } from '../../storage/hdf5/chunkIndex';
import { readProducts } from '../../storage/hdf5/products';
import type { Acquisition } from '../../storage/merlin/acquisition';
import type { ConversionRecord, Recipe } from './record';
import { RECORD_GROUP, recipeDifference, recordSchema } from './record';

/** What stands under a final name, judged from the disk alone. */
export interface OutputState {
  readonly state: Extract<Inspection['state'], 'new' | 'complete' | 'partial' | 'other-options'>;
  /** In words, for the user */
  readonly reason: string;
  readonly record?: ConversionRecord;
  /** Bytes of the file */
  readonly bytes?: number;
}

const READ_AT_ONCE = 8 << 20;

/**
 * Judges a converted file: complete means that the recorded number of frames is there and every chunk has the checksum
 * that was recorded when it was written.
 *
 * @param verify reads all chunks; without it only the index and the record are checked
 */
export async function outputState(
  file: string,
  acquisition: Acquisition,
  recipe: Recipe,
  verify: boolean,
  signal?: AbortSignal
): Promise<OutputState> {
  let bytes: number;
  try {
    bytes = statSync(file).size;
  } catch (cause) {
    if (isMissing(cause)) {
      return { state: 'new', reason: 'Not converted yet.' };
    }
    throw cause;
  }
  try {
    const { table } = readChunkTable(file);
    const own = await ownRecord(file);
    if (!own) {
      return foreignState(table.sizes, bytes);
    }
    const { record, checksums, checksum } = own;
    if (!sameInput(record, acquisition)) {
      return differentInput(record, acquisition, bytes);
    }
    const stored = table.sizes.reduce((count, size) => count + (size > 0 ? 1 : 0), 0);
    const due = record.frames - record.dropped;
    if (stored !== due || tableChecksum(checksums) !== checksum) {
      return {
        state: 'partial',
        reason: `${file} holds ${stored} of ${due} frames, or its record is damaged.`,
        record,
        bytes
      };
    }
    if (verify) {
      const damaged = await firstDamaged(file, table.offsets, table.sizes, checksums, signal);
      if (damaged !== undefined) {
        return {
          state: 'partial',
          reason: `${file} is damaged: scan position ${damaged} does not have the checksum recorded when it was written.`,
          record,
          bytes
        };
      }
    }
    const difference = recipeDifference(record.recipe, recipe);
    return difference === undefined
      ? { state: 'complete', reason: `Converted ${record.created}; all ${due} frames are there.`, record, bytes }
      : { state: 'other-options', reason: `Converted with other options: ${difference}.`, record, bytes };
  } catch (cause) {
    if (cause instanceof InputError) {
      return { state: 'partial', reason: `${file} is unfinished or damaged: ${cause.message}`, bytes };
    }
    throw cause;
  }
}

/** Checksum over the checksums of all chunks, as it is recorded. */
export function tableChecksum(checksums: Uint32Array): string {
  const bytes = new Uint8Array(checksums.buffer, checksums.byteOffset, checksums.byteLength);
  return `crc32:${crc32(bytes).toString(16).padStart(8, '0')}`;
}

async function ownRecord(
  file: string
): Promise<{ record: ConversionRecord; checksums: Uint32Array; checksum: string } | undefined> {
  const products = await readProducts(file, RECORD_GROUP);
  const { record, checksum } = products?.attributes ?? {};
  const checksums = products?.datasets.chunk_crc32?.data;
  if (typeof record !== 'string' || typeof checksum !== 'string' || !(checksums instanceof Uint32Array)) {
    return undefined;
  }
  const parsed = recordSchema.safeParse(JSON.parse(record));
  return parsed.success ? { record: parsed.data, checksums, checksum } : undefined;
}

/** A file of another converter has no record; all that can be told is whether every frame was written. */
function foreignState(sizes: Uint32Array, bytes: number): OutputState {
  const missing = sizes.reduce((count, size) => count + (size === 0 ? 1 : 0), 0);
  return missing === 0
    ? { state: 'complete', reason: 'Converted by another program; all frames are there, but without checksums.', bytes }
    : {
        state: 'partial',
        reason: `Converted by another program and unfinished: ${missing} of ${sizes.length} frames are missing.`,
        bytes
      };
}

/** The same raw data: the same file of the same size, or the only one left of that name, time and size (a moved session). */
function sameInput({ input }: ConversionRecord, acquisition: Acquisition): boolean {
  if (input.bytes !== acquisition.bytes || input.taken !== acquisitionTime(acquisition)) {
    return false;
  }
  const was = input.files[0].path;
  return was === acquisition.path || (basename(was) === basename(acquisition.path) && !existsSync(was));
}

/** When the first frame was taken, as its header says. */
export function acquisitionTime({ header }: Acquisition): string {
  return header.utc ?? header.localTime;
}

function differentInput({ input }: ConversionRecord, acquisition: Acquisition, bytes: number): OutputState {
  if (input.files[0].path === acquisition.path) {
    return {
      state: 'partial',
      reason: `The raw file has changed since it was converted (${input.bytes} bytes then, ${acquisition.bytes} now): it was still being written, or was replaced.`,
      bytes
    };
  }
  return { state: 'other-options', reason: `Made from another raw file, ${input.files[0].path}.`, bytes };
}

/** Number of the first chunk whose bytes do not have their checksum. */
async function firstDamaged(
  file: string,
  offsets: Float64Array,
  sizes: Uint32Array,
  checksums: Uint32Array,
  signal?: AbortSignal
): Promise<number | undefined> {
  const order = Uint32Array.from(offsets.keys()).sort((a, b) => offsets[a] - offsets[b]);
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(READ_AT_ONCE + largest(sizes));
    let start = 0;
    let end = 0;
    for (const chunk of order) {
      if (sizes[chunk] === 0) {
        continue;
      }
      if (offsets[chunk] < start || offsets[chunk] + sizes[chunk] > end) {
        start = offsets[chunk];
        end = start + readSync(handle, buffer, 0, buffer.length, start);
        await new Promise(resolve => setImmediate(resolve));
        signal?.throwIfAborted();
      }
      const at = offsets[chunk] - start;
      if (offsets[chunk] + sizes[chunk] > end || crc32(buffer.subarray(at, at + sizes[chunk])) !== checksums[chunk]) {
        return chunk;
      }
    }
    return undefined;
  } finally {
    closeSync(handle);
  }
}

function largest(sizes: Uint32Array): number {
  return sizes.reduce((most, size) => Math.max(most, size), 0);
}

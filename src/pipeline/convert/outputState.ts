import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

import { InputError } from '../../core/errors';
import type { Inspection } from '../../protocol/convert/inspection';
import { isMissing } from '../../storage/fileErrors';
import type { TabledDataset } from '../../storage/hdf5/chunkIndex';
import { readChunkTable } from '../../storage/hdf5/chunkIndex';
import type { Acquisition } from '../../storage/merlin/acquisition';
import type { FileMark } from '../../storage/merlin/fileMarks';
import { modifiedMs } from '../../storage/merlin/fileMarks';
import { firstDamaged, tableChecksum } from './chunkChecksums';
import type { ConversionPlan } from './conversionPlan';
import type { ConversionRecord } from './record';
import { recipeDifference, recordSchema } from './record';
import { foreign } from '../threads/foreign';

/** What stands under a final name, judged from the disk alone. */
export interface OutputState {
  readonly state: Extract<Inspection['state'], 'new' | 'complete' | 'partial' | 'changed' | 'other-options'>;
  /** In words, for the user */
  readonly reason: string;
  /** Bytes of the file */
  readonly bytes?: number;
}

/** What this program left in a file beside its frames; `damaged` where it cannot be read, absent in files of others. */
type OwnRecord = 'damaged' | { record: ConversionRecord; checksums: Uint32Array; checksum: string } | undefined;

/**
 * Judges what stands under the names of a planned conversion: complete means that the recorded number of frames is there, in the
 * binned files too, and that every chunk has the checksum that was recorded when it was written.
 *
 * A finished file of another program counts as complete when it has the planned shape. What cannot be judged is never
 * taken for unfinished, since unfinished files are replaced without asking.
 *
 * @param verify reads all chunks; without it only the index and the record are checked
 */
export async function outputState(plan: ConversionPlan, verify: boolean, signal?: AbortSignal): Promise<OutputState> {
  const bytes = sizeOf(plan.file);
  if (bytes === undefined) {
    return { state: 'new', reason: 'Not converted yet.' };
  }
  try {
    const found = await fileState(plan, verify, signal);
    return { ...found, bytes };
  } catch (cause) {
    if (cause instanceof InputError && /^E_(HDF5|NOT_HDF5)/.test(cause.code)) {
      return { state: 'partial', reason: `${plan.file} is unfinished or damaged: ${cause.message}`, bytes };
    }
    throw cause;
  }
}

/** When the first frame was taken, as its header says. */
export function acquisitionTime({ header }: Acquisition): string {
  return header.utc ?? header.localTime;
}

async function fileState(plan: ConversionPlan, verify: boolean, signal?: AbortSignal): Promise<OutputState> {
  const { file, acquisition, recipe, outputs } = plan;
  const own = await ownRecord(file);
  if (own === undefined) {
    return foreignState(plan);
  }
  const data = readChunkTable(file);
  if (own === 'damaged') {
    return { state: 'partial', reason: `${file} is damaged: its record of how it was made cannot be read.` };
  }
  const { record } = own;
  if (!sameInput(record, acquisition)) {
    return differentInput(record, acquisition);
  }
  const due = record.frames - record.dropped;
  const trouble = await troubleOf(file, data, own, due, verify, signal);
  if (trouble !== undefined) {
    return { state: 'partial', reason: trouble };
  }
  const difference = recipeDifference(record.recipe, recipe);
  if (difference !== undefined) {
    return { state: 'other-options', reason: `Converted with other options: ${difference}.` };
  }
  for (const { suffix } of outputs.slice(1)) {
    const binned = await binnedTrouble(join(plan.folder, acquisition.stem + suffix), verify, signal);
    if (binned !== undefined) {
      return { state: 'partial', reason: binned };
    }
  }
  return { state: 'complete', reason: `Converted ${dayAndTime(record.created)}; all ${due} frames are there.` };
}

/** An ISO time as people read it: 2026-11-23 08:19 UTC. */
function dayAndTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** What is wrong with the frames of a file of this program, in words. @param due frames that should be there, where it is known */
async function troubleOf(
  file: string,
  { table }: TabledDataset,
  { checksums, checksum }: Exclude<OwnRecord, 'damaged' | undefined>,
  due: number | undefined,
  verify: boolean,
  signal?: AbortSignal
): Promise<string | undefined> {
  const stored = table.sizes.reduce((count, size) => count + (size > 0 ? 1 : 0), 0);
  if (due !== undefined && stored !== due) {
    return `${file} holds ${stored} of ${due} frames.`;
  }
  if (checksums.length !== table.length || tableChecksum(checksums) !== checksum) {
    return `${file} is damaged: the checksums that were recorded of its frames are not whole.`;
  }
  const damaged = verify
    ? await firstDamaged(file, { offsets: table.offsets, sizes: table.sizes, checksums }, signal)
    : undefined;
  return damaged === undefined
    ? undefined
    : `${file} is damaged: scan position ${damaged} does not have the checksum recorded when it was written.`;
}

async function binnedTrouble(file: string, verify: boolean, signal?: AbortSignal): Promise<string | undefined> {
  if (sizeOf(file) === undefined) {
    return `${file} is missing.`;
  }
  const own = await ownRecord(file);
  return own === undefined || own === 'damaged'
    ? `${file} is damaged, or not of this conversion.`
    : troubleOf(file, readChunkTable(file), own, undefined, verify, signal);
}

function sizeOf(file: string): number | undefined {
  try {
    return statSync(file).size;
  } catch (cause) {
    if (isMissing(cause)) {
      return undefined;
    }
    throw cause;
  }
}

async function ownRecord(file: string): Promise<OwnRecord> {
  const products = await foreign('ownProducts', file);
  if (products === undefined) {
    return undefined;
  }
  const { record, checksum } = products.attributes;
  const checksums = products.datasets.chunk_crc32?.data;
  if (typeof record !== 'string' || typeof checksum !== 'string' || !(checksums instanceof Uint32Array)) {
    return 'damaged';
  }
  try {
    return { record: recordSchema.parse(JSON.parse(record)), checksums, checksum };
  } catch {
    return 'damaged';
  }
}

/** A file of another converter has no record: all that can be told is its shape and whether every frame was written. */
function foreignState({ file, outputs: [{ shape, type }] }: ConversionPlan): OutputState {
  let data: TabledDataset;
  try {
    data = readChunkTable(file);
  } catch (cause) {
    if (cause instanceof InputError && ['E_HDF5_UNSUPPORTED', 'E_HDF5_NO_OBJECT'].includes(cause.code)) {
      return {
        state: 'other-options',
        reason: `It was written by another program, in a form whose frames cannot be checked here (${cause.message})`
      };
    }
    throw cause;
  }
  const { sizes } = data.table;
  const missing = sizes.reduce((count, size) => count + (size === 0 ? 1 : 0), 0);
  if (missing > 0) {
    return {
      state: 'partial',
      reason: `Converted by another program and unfinished: ${missing} of ${sizes.length} frames are missing.`
    };
  }
  const [was, now] = [`${data.shape.join(' x ')} ${data.type}`, `${shape.join(' x ')} ${type}`];
  return was === now
    ? { state: 'complete', reason: 'Converted by another program; all frames are there, but without checksums.' }
    : { state: 'other-options', reason: `Converted by another program to ${was}, now ${now}.` };
}

/** The same raw data: the same file of the same size and age, or the only one left of that name, time and size (a moved session). */
function sameInput({ input }: ConversionRecord, acquisition: Acquisition): boolean {
  if (input.bytes !== acquisition.bytes || input.taken !== acquisitionTime(acquisition)) {
    return false;
  }
  const was = input.files[0].path;
  // A copy may have another time than the original
  return isSamePath(was, acquisition.path)
    ? writtenSince(input, acquisition) === undefined
    : basename(was) === basename(acquisition.path) && !existsSync(was);
}

/** The first file of an acquisition that was written to since it was converted, as far as that was recorded. */
function writtenSince({ files }: ConversionRecord['input'], { marks }: Acquisition): FileMark | undefined {
  return marks.find((mark, index) => {
    const modified = files[index]?.modified;
    return modified !== undefined && Date.parse(modified) !== modifiedMs(mark);
  });
}

function changeOf(input: ConversionRecord['input'], acquisition: Acquisition): string {
  if (input.bytes !== acquisition.bytes) {
    return `${input.bytes} bytes then, ${acquisition.bytes} now`;
  }
  const written = writtenSince(input, acquisition);
  return written === undefined
    ? `its first frame was taken ${input.taken}, now ${acquisitionTime(acquisition)}`
    : `it was written to ${dayAndTime(new Date(modifiedMs(written)).toISOString())}`;
}

function differentInput({ input }: ConversionRecord, acquisition: Acquisition): OutputState {
  const was = input.files[0].path;
  return isSamePath(was, acquisition.path)
    ? {
        state: 'changed',
        reason: `The raw file has changed since it was converted: ${changeOf(input, acquisition)}. It was still being written, or was replaced.`
      }
    : { state: 'other-options', reason: `Made from another raw file, ${was}.` };
}

/** Whether two paths lead to one file, links followed. */
function isSamePath(a: string, b: string): boolean {
  return a === b || (existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b));
}

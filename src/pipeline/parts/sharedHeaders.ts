import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

import { VERSION } from '../../protocol/version';
import { replaceFile } from '../../storage/completeFile';
import { errorCode, naming } from '../../storage/fileErrors';
import type { FrameIndex, HeaderBlock } from '../../storage/merlin/frameIndex';
import { beginHeaderScan, headersIn, scannedIndex, takeHeaders } from '../../storage/merlin/frameIndex';
import type { RawAcquisition } from '../../storage/merlin/rawAcquisition';
import { readBytes } from '../../storage/regularFile';
import { jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import type { WorkShare } from '../work';
import { requireOwnParts } from './partsFolder';

/** Frames whose headers are kept in a file */
const BLOCK = 1 << 16;
/** In such a file: a CRC-32 of what follows, whether frames of either counter were seen, and three numbers of every frame */
const CRC_BYTES = 4;
const START_BYTES = 8;
const FRAME_BYTES = 3 * 8;

/**
 * Reads the headers of all frames, which every part of a work has to know, together with the other parts: each keeps what it has read in
 * the folder of the parts, block after block, and takes from there what others have read. Parts begin at different blocks, so that those
 * that run at the same time share the reading. None waits for another, and none needs what others keep: what cannot be kept, or taken, is read.
 *
 * @param share without index: that of joining
 * @param block frames of a block
 * @throws InputError as `scannedIndex`; `E_PARTS` as `requireOwnParts`; of the file system; CancelledError
 */
export async function readHeadersTogether(
  raw: Pick<RawAcquisition, 'place' | 'header' | 'marks'>,
  { folder, index = 0, of }: WorkShare,
  runner: TaskRunner,
  signal: AbortSignal,
  block = BLOCK
): Promise<FrameIndex> {
  const scan = beginHeaderScan(raw.place, raw.header.headerBytes);
  const blocks = Math.ceil(scan.frames / block);
  const mark = markOf(raw, block);
  await naming(folder, 'write', () => mkdir(folder, { recursive: true }));
  await requireOwnParts(folder);
  for (let turn = 0; turn < blocks; turn++) {
    const number = (Math.floor((blocks * index) / of) + turn) % blocks;
    const [first, end] = [number * block, Math.min(scan.frames, (number + 1) * block)];
    const path = join(folder, `headers-${mark}-${number}`);
    const kept = await keptBlock(path, end - first);
    if (kept) {
      takeHeaders(scan, first, kept);
      continue;
    }
    await runner.run('headers', { scan, first, end, counters: jobCounters() }, signal);
    // Throws where a frame of another format was met
    scannedIndex(scan);
    await keep(path, headersIn(scan, first, end));
  }
  return scannedIndex(scan);
}

/** Undefined where it is not there, or damaged. */
async function keptBlock(path: string, frames: number): Promise<HeaderBlock | undefined> {
  const size = START_BYTES + FRAME_BYTES * frames;
  const bytes = await unlessRefused(() => readBytes(path, size, { links: 'refused' }));
  if (bytes?.length !== size || bytes.readUInt32LE(0) !== crc32(bytes.subarray(CRC_BYTES))) {
    return undefined;
  }
  const numbers = new Float64Array(Uint8Array.from(bytes.subarray(START_BYTES)).buffer);
  const [sequence, exposuresNs, timesUs] = [0, 1, 2].map(at => numbers.subarray(at * frames, (at + 1) * frames));
  return { sequence, exposuresNs, timesUs, counters: [bytes[CRC_BYTES] === 1, bytes[CRC_BYTES + 1] === 1] };
}

/** What the disk has no room for, or no folder any more, is told by what the part itself has to write there. */
async function keep(path: string, { sequence, exposuresNs, timesUs, counters }: HeaderBlock): Promise<void> {
  const numbers = [sequence, exposuresNs, timesUs].map(({ buffer }) => Buffer.from(buffer));
  const bytes = Buffer.concat([Buffer.alloc(START_BYTES), ...numbers]);
  counters.forEach((isSeen, counter) => bytes.writeUInt8(Number(isSeen), CRC_BYTES + counter));
  bytes.writeUInt32LE(crc32(bytes.subarray(CRC_BYTES)), 0);
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

/** Tells headers of the same files, read by the same rules, from any other, on whichever node they are read. */
function markOf({ place, header, marks }: Parameters<typeof readHeadersTogether>[0], block: number): string {
  const same = marks.map(mark => ({ ...mark, device: undefined }));
  const read = [VERSION, place.files.map(({ frames }) => frames), place.stride, header.headerBytes, block];
  return createHash('sha256')
    .update(JSON.stringify([same, read]))
    .digest('hex')
    .slice(0, 16);
}

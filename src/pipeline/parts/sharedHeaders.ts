import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';

import { replaceFile } from '../../storage/completeFile';
import { isMissing, naming } from '../../storage/fileErrors';
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
/** Most bytes of such a file for each of its frames, and around them */
const FRAME_BYTES = 3 * 8;
const AROUND_BYTES = 4096;
const CRC_BYTES = 4;

/**
 * Reads the headers of all frames, which every part of a work has to know, together with the other parts: each keeps what it has read in
 * the folder of the parts, block after block, and takes from there what others have read. Parts begin at different blocks, so that those
 * that run at the same time share the reading. None waits for another.
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
  try {
    const bytes = await readBytes(path, frames * FRAME_BYTES + AROUND_BYTES, { links: 'refused' });
    const content = bytes.subarray(CRC_BYTES);
    return bytes.length > CRC_BYTES && bytes.readUInt32LE(0) === crc32(content)
      ? (deserialize(content) as HeaderBlock)
      : undefined;
  } catch (cause) {
    if (isMissing(cause)) {
      return undefined;
    }
    throw cause;
  }
}

async function keep(path: string, block: HeaderBlock): Promise<void> {
  const content = serialize(block);
  const sum = Buffer.alloc(CRC_BYTES);
  sum.writeUInt32LE(crc32(content));
  await naming(path, 'write', () => replaceFile(path, Buffer.concat([sum, content])));
}

/** Tells headers of the same files from any other, on whichever node they are read. */
function markOf({ place, header, marks }: Parameters<typeof readHeadersTogether>[0], block: number): string {
  const same = marks.map(mark => ({ ...mark, device: undefined }));
  const read = [place.files.map(({ frames }) => frames), place.stride, header.headerBytes, block];
  return createHash('sha256')
    .update(JSON.stringify([same, read]))
    .digest('hex')
    .slice(0, 16);
}

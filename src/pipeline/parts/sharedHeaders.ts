import { createHash } from 'node:crypto';

import { VERSION } from '../../protocol/version';
import type { FrameIndex, HeaderBlock } from '../../storage/merlin/frameIndex';
import { beginHeaderScan, headersIn, scannedIndex, takeHeaders } from '../../storage/merlin/frameIndex';
import type { RawAcquisition } from '../../storage/merlin/rawAcquisition';
import { jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import type { WorkShare } from '../work';
import { makeTogether } from './sharedBlocks';

/** Frames whose headers are kept in a file */
const BLOCK = 1 << 16;
/** In such a file: whether frames of either counter were seen, and three numbers of every frame */
const START_BYTES = 4;
const FRAME_BYTES = 3 * 8;

/**
 * Reads the headers of all frames, which every part of a work has to know, together with the other parts: see `makeTogether`.
 *
 * @param share without index: that of joining
 * @param block frames of a block
 * @throws InputError as `scannedIndex`; as `makeTogether`; CancelledError
 */
export async function readHeadersTogether(
  raw: Pick<RawAcquisition, 'place' | 'header' | 'marks'>,
  share: WorkShare,
  runner: TaskRunner,
  signal: AbortSignal,
  block = BLOCK
): Promise<FrameIndex> {
  const scan = beginHeaderScan(raw.place, raw.header.headerBytes);
  const rangeOf = (number: number): [number, number] => [number * block, Math.min(scan.frames, (number + 1) * block)];
  const framesOf = (number: number): number => rangeOf(number)[1] - rangeOf(number)[0];
  await makeTogether(share, {
    name: `headers-${markOf(raw, block)}`,
    count: Math.ceil(scan.frames / block),
    sizeOf: number => START_BYTES + FRAME_BYTES * framesOf(number),
    make: async number => {
      const [first, end] = rangeOf(number);
      await runner.run('headers', { scan, first, end, counters: jobCounters() }, signal);
      // Throws where a frame of another format was met
      scannedIndex(scan);
      return bytesOf(headersIn(scan, first, end));
    },
    take: (number, bytes) => takeHeaders(scan, rangeOf(number)[0], headersOf(bytes, framesOf(number)))
  });
  return scannedIndex(scan);
}

function headersOf(bytes: Uint8Array, frames: number): HeaderBlock {
  const numbers = new Float64Array(bytes.slice(START_BYTES).buffer);
  const [sequence, exposuresNs, timesUs] = [0, 1, 2].map(at => numbers.subarray(at * frames, (at + 1) * frames));
  return { sequence, exposuresNs, timesUs, counters: [bytes[0] === 1, bytes[1] === 1] };
}

function bytesOf({ sequence, exposuresNs, timesUs, counters }: HeaderBlock): Uint8Array {
  const numbers = [sequence, exposuresNs, timesUs].map(({ buffer }) => Buffer.from(buffer));
  const bytes = Buffer.concat([Buffer.alloc(START_BYTES), ...numbers]);
  counters.forEach((isSeen, counter) => bytes.writeUInt8(Number(isSeen), counter));
  return bytes;
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

import { CancelledError } from '../../core/errors';
import { frameLayout } from '../../core/merlin/frameLayout';
import type { Progress, requests, Result } from '../../protocol/requests';
import type { Acquisition } from '../../storage/merlin/acquisition';
import { openAcquisition } from '../../storage/merlin/acquisition';
import { marksOf } from '../../storage/merlin/fileMarks';
import type { FrameFile } from '../../storage/merlin/frameFiles';
import type { PathGuard } from '../../storage/pathGuard';
import { encodedFloats } from '../encodedImage';
import { runFrames } from '../frames/runFrames';
import { positionsIn, tileList, tiles } from '../frames/tiles';
import { latestOnly } from '../threads/latestOnly';
import { inSlices } from '../threads/slices';
import type { TaskRunner } from '../threads/taskRunner';
import type { Watch } from '../watch';

type Contract = (typeof requests)['frameSums'];

/** Sums of an acquisition that were made before. */
interface Remembered {
  readonly files: readonly FrameFile[];
  readonly version: string;
  readonly frames: number;
  readonly sums: Float32Array;
}

/** Places summed as one part of the work. */
const PART = 64;
/** Sums sent at a time when all are known. */
const SENT_AT_ONCE = 1 << 16;
const MOST_REMEMBERED = 16;

/** Sums of raw frames by place, remembered as long as the files stay as they are. */
export class RawFrameSums {
  constructor(private readonly runner: TaskRunner) {}

  /** @throws InputError when the acquisition cannot be read; CancelledError */
  async sums(
    { path, sampling }: { path: string; sampling: number },
    guard: PathGuard,
    watch: Watch<Progress<Contract>>
  ): Promise<Result<Contract>> {
    const known = await this.recall(path);
    if (known) {
      await sendAll(known.sums, sampling, watch);
      return { places: known.sums.length, frames: known.frames, remembered: true };
    }
    const acquisition = await openAcquisition(path, { guard, signal: watch.signal });
    const version = await versionOf(acquisition.place.files);
    const sums = await this.sum(acquisition, sampling, watch);
    if (sampling === 1) {
      this.remember(path, { files: acquisition.place.files, version, frames: acquisition.frames, sums });
    }
    return { places: acquisition.slots.count, frames: acquisition.frames, remembered: false };
  }

  private async sum(
    { path, header, place, slots }: Acquisition,
    sampling: number,
    { signal, report }: Watch<Progress<Contract>>
  ): Promise<Float32Array> {
    const layout = frameLayout(header, { cross: false }, path);
    const count = Math.ceil(slots.count / sampling);
    const frames = Int32Array.from({ length: count }, (_, entry) => {
      const at = entry * sampling;
      return slots.stored ? slots.stored[at] : at;
    });
    const source = { kind: 'raw', place, layout, scan: { rows: 1, columns: count }, frames } as const;
    const found = new Float64Array(new SharedArrayBuffer(8 * count)).fill(NaN);
    const parts = tiles(source.scan, PART);
    let done = 0;
    const news = latestOnly<{ first: number; end: number }>(
      ({ first }, { end }) => ({ first, end }),
      ({ first, end }) => {
        const sums = encodedFloats(Float32Array.from(found.subarray(first, end)));
        return report({ first: first * sampling, sums, done: end, of: count });
      }
    );
    await inSlices(parts, PART * place.stride, signal, async slice => {
      const sinks = { maskedSum: { values: found.buffer } };
      await runFrames({ source, tiles: tileList(slice), sinks }, this.runner, { signal });
      const first = done;
      done += positionsIn(slice);
      news.push({ first, end: done });
    });
    await news.sent();
    return Float32Array.from(found);
  }

  private async recall(path: string): Promise<Remembered | undefined> {
    const known = this.remembered.get(path);
    if (!known) {
      return undefined;
    }
    this.remembered.delete(path);
    // Gone, or not what it was: found again, with a sentence where there is something to say
    const version = await versionOf(known.files).catch(() => undefined);
    if (version !== known.version) {
      return undefined;
    }
    this.remembered.set(path, known);
    return known;
  }

  private remember(path: string, known: Remembered): void {
    this.remembered.set(path, known);
    [...this.remembered.keys()].slice(0, -MOST_REMEMBERED).forEach(oldest => this.remembered.delete(oldest));
  }

  /** By path, least recently used first */
  private readonly remembered = new Map<string, Remembered>();
}

async function versionOf(files: readonly FrameFile[]): Promise<string> {
  return JSON.stringify(await marksOf(files));
}

async function sendAll(
  sums: Float32Array,
  sampling: number,
  { signal, report }: Watch<Progress<Contract>>
): Promise<void> {
  const picked = sampling === 1 ? sums : sums.filter((_, place) => place % sampling === 0);
  for (let first = 0; first < picked.length; first += SENT_AT_ONCE) {
    if (signal.aborted) {
      throw new CancelledError();
    }
    const part = picked.subarray(first, first + SENT_AT_ONCE);
    await report({
      first: first * sampling,
      sums: encodedFloats(part),
      done: first + part.length,
      of: picked.length
    });
  }
}

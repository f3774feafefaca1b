import { SEGMENT_WORDS } from '../../core/merlin/frameLayout';
import { pixelBytes } from '../../core/merlin/pixelFormat';
import { Arena } from '../../kernels/arena';
import { FrameReader } from '../../storage/merlin/frameFiles';
import { countsAt } from '../frames/countsAt';
import { sourceMemory } from '../viewer/frameSource';
import { withKernels } from '../viewer/kernelPool';
import { openFrames } from '../viewer/openFrames';
import type { StoredFrames } from '../viewer/storedFrames';
import { frameOf } from '../viewer/storedFrames';
import type { FramesOfScan, RawScan } from './scanFrames';

/** Gives the counts at a scan position, valid until the next; undefined where no frame was stored. */
type ReadFrame = (position: number) => Promise<ArrayLike<number> | undefined>;

/** Opens the frames of a scan for as long as `work` takes. @throws InputError when a frame cannot be read */
export async function eachFrame(source: FramesOfScan, work: (read: ReadFrame) => Promise<void>): Promise<void> {
  return 'stored' in source ? ofStored(source.stored, work) : ofRaw(source, work);
}

async function ofStored(stored: StoredFrames, work: (read: ReadFrame) => Promise<void>): Promise<void> {
  const arena = new Arena();
  const memory = sourceMemory(arena, stored, 0);
  const { rows, columns } = frameOf(stored);
  return withKernels(arena.bytes, async kernels => {
    const frames = openFrames(stored, kernels, memory);
    try {
      await work(async position => {
        let counts: ArrayLike<number> | undefined;
        await frames.each(position, 1, () => {
          counts = countsAt(kernels.memory, memory.frame, stored.type, rows * columns);
        });
        return counts;
      });
    } finally {
      frames.close();
    }
  });
}

async function ofRaw({ place, layout, frames }: RawScan, work: (read: ReadFrame) => Promise<void>): Promise<void> {
  const pixels = layout.shape[0] * layout.shape[1];
  const arena = new Arena();
  const at = {
    segments: arena.take(layout.segments.byteLength),
    raw: arena.take(place.stride),
    frame: arena.take(pixels * pixelBytes(layout.type))
  };
  return withKernels(arena.bytes, async kernels => {
    const bytes = new Uint8Array(kernels.memory);
    new Uint32Array(kernels.memory, at.segments, layout.segments.length).set(layout.segments);
    // Pixels that no run of the layout names, such as those of an inserted cross
    bytes.fill(0, at.frame, arena.bytes);
    const reader = new FrameReader(place);
    try {
      await work(async position => {
        if (frames[position] < 0) {
          return undefined;
        }
        reader.readFrames(frames[position], 1, bytes.subarray(at.raw, at.raw + place.stride));
        const segments = layout.segments.length / SEGMENT_WORDS;
        const from = at.raw + layout.headerBytes;
        kernels.decode(layout.unpack, at.segments, segments, from, at.frame, layout.payloadBytes / 2);
        return countsAt(kernels.memory, at.frame, layout.type, pixels);
      });
    } finally {
      reader.close();
    }
  });
}

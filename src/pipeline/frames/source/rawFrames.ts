import type { FrameLayout } from '../../../core/merlin/frameLayout';
import { SEGMENT_WORDS } from '../../../core/merlin/frameLayout';
import { positionsAround } from '../../../core/scan/spikes';
import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import type { ForeseenHeaders } from '../../../storage/merlin/foreseenHeaders';
import { HeaderCheck } from '../../../storage/merlin/foreseenHeaders';
import type { FramePlace } from '../../../storage/merlin/frameFiles';
import { FrameReader } from '../../../storage/merlin/frameFiles';
import { countsAt } from '../countsAt';
import type { ScanSize } from '../frameForm';
import { frameBytes, pixelsOf, widthOf } from '../frameForm';
import { medianOf } from '../neighbourMedian';
import type { Tile } from '../tiles';
import { FrameRing } from './frameRing';
import type { FrameNeeds, FrameSource, Visit } from './frameSource';

/** Raw frames in the order of a scan. */
export interface RawScan {
  readonly kind: 'raw';
  readonly place: FramePlace;
  readonly layout: FrameLayout;
  readonly scan: ScanSize;
  /** Stored frame by scan position, -1 where there is none */
  readonly frames: Int32Array;
  /** What headers are compared with while their frames pass; absent where all were read before */
  readonly headers?: ForeseenHeaders;
  /** Scan positions whose frames become the median of the frames around them; absent: none */
  readonly replaced?: Int32Array;
}

/** Raw bytes read at a time: large enough for the disk, small enough for the processor's cache. */
const READ_BYTES = 1 << 20;

/** Frames read at a time, which is also what a tile is worth: see tiles. */
export function rawAtOnce({ stride }: FramePlace): number {
  return Math.max(1, Math.round(READ_BYTES / stride));
}

/** Reads raw frames in runs that stand one after another in the file, and decodes them. */
export class RawFrames implements FrameSource {
  constructor(
    private readonly scan: RawScan,
    arena: Arena,
    { holds, single }: FrameNeeds
  ) {
    const { layout, place, replaced } = scan;
    this.ring = new FrameRing(arena, frameBytes(layout), holds);
    this.atOnce = single ? 1 : rawAtOnce(place);
    this.segments = arena.take(layout.segments.byteLength);
    this.raw = arena.take(this.atOnce * place.stride);
    this.replaced = new Set(replaced);
    this.reader = new FrameReader(place);
  }

  begin(kernels: Kernels): void {
    const { layout, place, headers } = this.scan;
    this.kernels = kernels;
    this.bytes = new Uint8Array(kernels.memory);
    new Uint32Array(kernels.memory, this.segments, layout.segments.length).set(layout.segments);
    this.ring.begin(kernels.memory);
    this.headers = headers && new HeaderCheck(place, headers, this.reader);
  }

  async each(tile: Tile, visit: Visit): Promise<void> {
    const { columns } = this.scan.scan;
    for (let row = tile.row; row < tile.row + tile.rows; row++) {
      const first = row * columns + tile.column;
      this.eachOfLine(first, first + tile.columns, visit);
    }
  }

  close(): void {
    this.reader.close();
  }

  private eachOfLine(first: number, end: number, visit: Visit): void {
    for (let position = first; position < end;) {
      if (this.replaced.has(position)) {
        visit(position, this.replacement(position));
        position++;
        continue;
      }
      const run = this.run(position, end);
      const stored = this.scan.frames[position];
      if (stored >= 0) {
        this.read(stored, run);
        for (let i = 0; i < run; i++) {
          const source = this.raw + i * this.scan.place.stride;
          this.headers?.check(stored + i, this.bytes, source);
          const frame = this.ring.next();
          this.decode(source, frame);
          visit(position + i, frame);
        }
      }
      position += run;
    }
  }

  /** Positions from one on whose frames are read at once, or that all have none. */
  private run(position: number, end: number): number {
    const { frames } = this.scan;
    const first = frames[position];
    const most = Math.min(this.atOnce, end - position);
    let run = 1;
    while (
      run < most &&
      frames[position + run] === (first < 0 ? -1 : first + run) &&
      !this.replaced.has(position + run)
    ) {
      run++;
    }
    return run;
  }

  /** Makes the frame of a position from those around it, which are read and decoded for this. */
  private replacement(position: number): number {
    const { layout, frames, scan } = this.scan;
    const target = this.ring.next();
    const frame = countsAt(this.kernels.memory, widthOf(layout), target, pixelsOf(layout));
    const around = positionsAround(position, scan.rows, scan.columns)
      .filter(at => frames[at] >= 0 && !this.replaced.has(at))
      .map(at => {
        this.read(frames[at], 1);
        this.decode(this.raw, target);
        return frame.slice();
      });
    medianOf(around, frame);
    return target;
  }

  private read(frame: number, count: number): void {
    const { stride } = this.scan.place;
    this.reader.readFrames(frame, count, this.bytes.subarray(this.raw, this.raw + count * stride));
  }

  private decode(source: number, target: number): void {
    const { unpack, segments, headerBytes, payloadBytes } = this.scan.layout;
    const count = segments.length / SEGMENT_WORDS;
    this.kernels.decode(unpack, this.segments, count, source + headerBytes, target, payloadBytes / 2);
  }

  private readonly ring: FrameRing;
  private readonly atOnce: number;
  private readonly segments: number;
  private readonly raw: number;
  private readonly replaced: ReadonlySet<number>;
  private readonly reader: FrameReader;
  private kernels!: Kernels;
  private bytes!: Uint8Array;
  private headers?: HeaderCheck;
}

import { SEGMENT_WORDS } from '../../core/merlin/frameLayout';
import { pixelBytes } from '../../core/merlin/pixelFormat';
import { frameAt } from '../../core/scan/scanPlan';
import { positionsAround } from '../../core/scan/spikes';
import { Arena } from '../../kernels/arena';
import type { Kernels } from '../../kernels/kernels';
import { SCRATCH_BYTES } from '../../kernels/kernels';
import { loadKernels } from '../../kernels/load';
import { HeaderCheck } from '../../storage/merlin/foreseenHeaders';
import { FrameReader } from '../../storage/merlin/frameFiles';
import { JobCounter, nextPart } from '../threads/jobCounters';
import { ChunkWriter, chunkWriterMemory } from './chunkWriter';
import type { Counts } from './countsAt';
import { countsAt } from './countsAt';
import type { FrameJob, FrameSums } from './frameJob';
import { medianOf } from './neighbourMedian';
import { PatternSums } from './patternSums';
import { batchFrames, tilesOf } from './frameTiles';
import type { Tile } from './tiles';
import { positions } from './tiles';
import { WaitingFrames, waitingFramesMemory } from './waitingFrames';

/**
 * Takes tiles of a job until none is left: reads their frames, decodes, sums, compresses and writes them.
 * Several workers may run the same job at once; tiles, file space and counters are handed out through shared memory.
 *
 * @param yieldBetween lets other work run between two tiles, for callers on the main thread
 */
export async function workOnFrames(job: FrameJob, yieldBetween?: () => Promise<void>): Promise<FrameSums> {
  const worker = await FrameWorker.create(job);
  const cut = tilesOf(job);
  const counters = new Int32Array(job.counters);
  try {
    for (let next = nextPart(job, cut.length); next !== undefined; next = nextPart(job, cut.length)) {
      worker.convert(cut[next]);
      Atomics.add(counters, JobCounter.FramesDone, cut[next].rows * cut[next].columns);
      await yieldBetween?.();
    }
    worker.flush();
    return worker.sums();
  } finally {
    worker.close();
  }
}

class FrameWorker {
  static async create(job: FrameJob): Promise<FrameWorker> {
    const arena = new Arena();
    const memory = reserve(arena, job);
    return new FrameWorker(job, await loadKernels(arena.bytes), memory);
  }

  private constructor(
    private readonly job: FrameJob,
    private readonly kernels: Kernels,
    private readonly at: Memory
  ) {
    const { layout, compression, data, binSig, binNav } = job;
    this.bytes = new Uint8Array(kernels.memory);
    new Uint32Array(kernels.memory, at.segments, layout.segments.length).set(layout.segments);
    this.reader = new FrameReader(job.place);
    this.headers = job.headers && new HeaderCheck(job.place, job.headers, this.reader);
    this.writer = new ChunkWriter(data, compression, kernels, at.data);
    this.sigWriter = binSig && at.binSig && new ChunkWriter(binSig, compression, kernels, at.binSig);
    this.navWriter = binNav && at.binNav && new ChunkWriter(binNav, compression, kernels, at.binNav);
    this.patternSums = new PatternSums(kernels, pixelBytes(layout.type), layout.shape[0] * layout.shape[1], at);
    this.waiting = new WaitingFrames(kernels, at.waiting, this.patternSums, new Float64Array(job.sumImage));
    this.size = positions(job.plan);
    this.replaced = job.replaced && new Set(job.replaced);
  }

  convert(tile: Tile): void {
    for (let row = tile.row; row < tile.row + tile.rows; row++) {
      this.convertLine(row, tile);
    }
    this.writeNavBins(tile);
  }

  flush(): void {
    this.waiting.flush();
    this.writer.flush();
    this.sigWriter?.flush();
    this.navWriter?.flush();
  }

  sums(): FrameSums {
    return this.patternSums.result();
  }

  close(): void {
    this.reader.close();
    this.writer.close();
    this.sigWriter?.close();
    this.navWriter?.close();
  }

  /** Part of one scan line, read in runs of frames that stand one after another in the file. */
  private convertLine(row: number, tile: Tile): void {
    const end = tile.column + tile.columns;
    const most = Math.floor(this.at.rawBytes / this.job.place.stride);
    for (let column = tile.column; column < end;) {
      if (this.isReplaced(row, column)) {
        this.replaceFrame(row, column);
        column++;
        continue;
      }
      const first = this.storedFrame(row, column);
      let run = 1;
      while (
        run < most &&
        column + run < end &&
        !this.isReplaced(row, column + run) &&
        this.storedFrame(row, column + run) === (first < 0 ? -1 : first + run)
      ) {
        run++;
      }
      if (first >= 0) {
        this.reader.readFrames(first, run, this.bytes.subarray(this.at.raw, this.at.raw + run * this.job.place.stride));
        for (let i = 0; i < run; i++) {
          const source = this.at.raw + i * this.job.place.stride;
          this.headers?.check(first + i, this.bytes, source);
          this.convertFrame(row, column + i, source);
        }
      }
      column += run;
    }
  }

  private convertFrame(row: number, column: number, source: number): void {
    this.decode(source);
    this.takeFrame(row, column);
  }

  /** Makes the frame of a position from those around it, which are read and decoded for this. */
  private replaceFrame(row: number, column: number): void {
    const { layout, place } = this.job;
    const pixels = layout.shape[0] * layout.shape[1];
    const frame = countsAt(this.kernels.memory, pixelBytes(layout.type), this.waiting.place, pixels);
    const around: Counts[] = [];
    const { rows, columns } = this.size;
    for (const position of positionsAround(row * columns + column, rows, columns)) {
      const [r, c] = [Math.floor(position / columns), position % columns];
      const stored = this.storedFrame(r, c);
      if (stored >= 0 && !this.isReplaced(r, c)) {
        this.reader.readFrames(stored, 1, this.bytes.subarray(this.at.raw, this.at.raw + place.stride));
        this.decode(this.at.raw);
        around.push(frame.slice());
      }
    }
    medianOf(around, frame);
    this.takeFrame(row, column);
  }

  /** Puts a raw frame into the frame's place, decoded. */
  private decode(source: number): void {
    const { layout } = this.job;
    this.kernels.decode(
      layout.unpack,
      this.at.segments,
      layout.segments.length / SEGMENT_WORDS,
      source + layout.headerBytes,
      this.waiting.place,
      layout.payloadBytes / 2
    );
  }

  /** Sums, compresses and writes the frame in the frame's place. */
  private takeFrame(row: number, column: number): void {
    const { kernels, at } = this;
    const { layout } = this.job;
    const width = pixelBytes(layout.type);
    const [detY, detX] = layout.shape;
    const position = row * this.size.columns + column;
    const frame = this.waiting.place;
    this.writer.write(position, frame);
    if (this.sigWriter && this.job.binSig) {
      kernels.binDetector(width, frame, detY, detX, this.job.binSig.factor, at.sigFrame);
      this.sigWriter.write(position, at.sigFrame);
    }
    const bin = this.job.binNav && this.navBin(row, column, this.job.binNav.factor);
    if (bin) {
      kernels.addPromoted(width, frame, detY * detX, at.navFrames + bin.inTile * at.navFrameBytes);
    }
    this.waiting.add(position);
  }

  /** The scan bin of a position, and its number within its tile; undefined for the remainder that bins leave out. */
  private navBin(row: number, column: number, factor: number): { index: number; inTile: number } | undefined {
    const top = row - (this.size.rows % factor);
    const left = column - (this.size.columns % factor);
    if (top < 0 || left < 0) {
      return undefined;
    }
    const x = Math.floor(left / factor);
    return {
      index: Math.floor(top / factor) * Math.floor(this.size.columns / factor) + x,
      inTile: x % this.at.navFrameCount
    };
  }

  private writeNavBins(tile: Tile): void {
    const factor = this.job.binNav?.factor ?? 1;
    if (!this.navWriter || !this.navBin(tile.row, tile.column, factor)) {
      return;
    }
    for (let column = tile.column; column < tile.column + tile.columns; column += factor) {
      const bin = this.navBin(tile.row, column, factor);
      if (bin) {
        const frame = this.at.navFrames + bin.inTile * this.at.navFrameBytes;
        this.navWriter.write(bin.index, frame);
        this.bytes.fill(0, frame, frame + this.at.navFrameBytes);
      }
    }
  }

  private isReplaced(row: number, column: number): boolean {
    return this.replaced?.has(row * this.size.columns + column) ?? false;
  }

  private storedFrame(row: number, column: number): number {
    const place = frameAt(this.job.plan, row, column);
    return this.job.stored ? this.job.stored[place] : place;
  }

  private readonly bytes: Uint8Array;
  private readonly reader: FrameReader;
  private readonly headers?: HeaderCheck;
  private readonly writer: ChunkWriter;
  private readonly sigWriter?: ChunkWriter;
  private readonly navWriter?: ChunkWriter;
  private readonly patternSums: PatternSums;
  private readonly waiting: WaitingFrames;
  private readonly size: { rows: number; columns: number };
  private readonly replaced?: ReadonlySet<number>;
}

type Memory = ReturnType<typeof reserve>;

/** Lays out the kernels' memory for a job: byte offsets of everything the kernels work on. */
function reserve(arena: Arena, job: FrameJob) {
  const { layout, compression } = job;
  const width = pixelBytes(layout.type);
  const pixels = layout.shape[0] * layout.shape[1];
  const scratch = arena.take(SCRATCH_BYTES);
  const rawBytes = batchFrames(job) * job.place.stride;
  const navFrameBytes = pixels * pixelBytes(job.binNav?.type ?? layout.type);
  const navFrameCount = job.binNav ? Math.max(1, Math.floor(batchFrames(job) / job.binNav.factor)) : 0;
  return {
    segments: arena.take(layout.segments.byteLength),
    raw: arena.take(rawBytes),
    rawBytes,
    waiting: waitingFramesMemory(arena, pixels * width),
    sum: arena.take(pixels * PatternSums.sumBytes(width)),
    maximum: arena.take(pixels * width),
    data: chunkWriterMemory(arena, job.data, compression, scratch),
    binSig: job.binSig && chunkWriterMemory(arena, job.binSig, compression, scratch),
    sigFrame: job.binSig ? arena.take(job.binSig.shape[0] * job.binSig.shape[1] * pixelBytes(job.binSig.type)) : 0,
    binNav: job.binNav && chunkWriterMemory(arena, job.binNav, compression, scratch),
    navFrames: arena.take(navFrameCount * navFrameBytes),
    navFrameBytes,
    navFrameCount
  };
}

import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import type { FrameForm } from '../frameForm';
import { frameBytes, pixelsOf, widthOf } from '../frameForm';
import type { Tile } from '../tiles';
import type { ChunkFile } from './chunkWriter';
import { writingKind, WritingSink } from './writingSink';

/**
 * Frames summed over factor x factor scan positions, packed into a file of the promoted type. The remainder is left out at the
 * top rows and left columns. Every bin has to lie in one tile (see tiles).
 */
export interface ScanBinJob {
  readonly file: ChunkFile;
  readonly factor: number;
  /** Columns of the widest tile */
  readonly tileColumns: number;
}

class ScanBin extends WritingSink {
  constructor(
    private readonly job: ScanBinJob,
    private readonly form: FrameForm,
    arena: Arena
  ) {
    super(job.file, arena);
    this.atOnce = Math.max(1, Math.floor(job.tileColumns / job.factor));
    this.binBytes = frameBytes(job.file);
    this.bins = arena.take(this.atOnce * this.binBytes);
  }

  override begin(kernels: Kernels): void {
    super.begin(kernels);
    this.bytes = new Uint8Array(kernels.memory);
    this.bytes.fill(0, this.bins, this.bins + this.atOnce * this.binBytes);
  }

  take(position: number, frame: number): void {
    const { columns } = this.form.scan;
    const bin = this.binOf(Math.floor(position / columns), position % columns);
    if (bin) {
      this.kernels.addPromoted(widthOf(this.form), frame, pixelsOf(this.form), bin.place);
    }
  }

  endTile(tile: Tile): void {
    for (let column = tile.column; column < tile.column + tile.columns; column += this.job.factor) {
      const bin = this.binOf(tile.row, column);
      if (bin) {
        this.writer.write(bin.index, bin.place);
        this.bytes.fill(0, bin.place, bin.place + this.binBytes);
      }
    }
  }

  /** Number and memory of the bin of a position; undefined for the remainder that bins leave out. */
  private binOf(row: number, column: number): { index: number; place: number } | undefined {
    const { factor } = this.job;
    const { rows, columns } = this.form.scan;
    const top = row - (rows % factor);
    const left = column - (columns % factor);
    if (top < 0 || left < 0) {
      return undefined;
    }
    const x = Math.floor(left / factor);
    return {
      index: Math.floor(top / factor) * Math.floor(columns / factor) + x,
      place: this.bins + (x % this.atOnce) * this.binBytes
    };
  }

  private readonly atOnce: number;
  private readonly binBytes: number;
  private readonly bins: number;
  private bytes!: Uint8Array;
}

export const scanBin = writingKind<ScanBinJob>((job, frames, arena) => new ScanBin(job, frames, arena));

import type { PixelSums } from '../../../../core/radial/imageVariance';
import { originRange } from '../../../../core/radial/originGrid';
import type { Arena } from '../../../../kernels/arena';
import type { Kernels } from '../../../../kernels/kernels';
import type { FrameForm } from '../../frameForm';
import { MOMENTS, PixelMoments } from './pixelMoments';

/** Pixels of all patterns about one origin, to the nearest pixel. */
export interface AlignedSums {
  readonly shape: readonly [rows: number, columns: number];
  /** Three numbers a pixel: Σ I, Σ I², maximum */
  readonly moments: Float64Array;
  /** Patterns by how far the first pixel of their frames lies from the first of the sums: row, column, number */
  readonly shifts: readonly (readonly [row: number, column: number, patterns: number])[];
}

/** Adds patterns up pixel by pixel, shifted by whole pixels so that their direct beams fall together. Frames have to stay for AT_ONCE of them. */
export class AligningSums {
  constructor(form: FrameForm, used: ArrayLike<number>, origins: Float64Array, arena: Arena) {
    const { last, spread } = originRange(origins, Math.round);
    this.last = last;
    this.shape = [form.shape[0] + spread[0], form.shape[1] + spread[1]];
    this.moments = new PixelMoments(form, used, this.shape[0] * this.shape[1], this.shape[1], arena);
  }

  begin(kernels: Kernels): void {
    this.moments.begin(kernels);
  }

  /** @param bits of which no count that counts is larger */
  add(frame: number, row: number, column: number, bits: number): void {
    const [down, right] = [this.last[0] - Math.round(row), this.last[1] - Math.round(column)];
    const first = down * this.shape[1] + right;
    this.moments.add(frame, first, bits);
    this.patterns.set(first, (this.patterns.get(first) ?? 0) + 1);
  }

  result(): AlignedSums {
    const [, columns] = this.shape;
    return {
      shape: this.shape,
      moments: this.moments.result(),
      shifts: [...this.patterns].map(([first, patterns]) => [Math.floor(first / columns), first % columns, patterns])
    };
  }

  private readonly shape: readonly [number, number];
  private readonly last: readonly [number, number];
  private readonly moments: PixelMoments;
  private readonly patterns = new Map<number, number>();
}

/** Adds another part to the first. */
export function joinAligned(one: AlignedSums, other: AlignedSums): AlignedSums {
  const { moments } = one;
  for (let at = 0; at < moments.length; at += MOMENTS) {
    moments[at] += other.moments[at];
    moments[at + 1] += other.moments[at + 1];
    moments[at + 2] = Math.max(moments[at + 2], other.moments[at + 2]);
  }
  return { ...one, shifts: [...one.shifts, ...other.shifts] };
}

/** The sums as statistics want them, and the maximum. @param used rows x columns of a frame, 1 = the pixel counts */
export function alignedPixels(
  { shape, moments, shifts }: AlignedSums,
  used: Uint8Array,
  [rows, columns]: readonly [number, number]
): PixelSums & { readonly maximum: Float64Array } {
  const pixels = shape[0] * shape[1];
  const moment = (which: number): Float64Array => {
    const values = new Float64Array(pixels);
    for (let pixel = 0; pixel < pixels; pixel++) {
      values[pixel] = moments[MOMENTS * pixel + which];
    }
    return values;
  };
  const patterns = new Float64Array(pixels);
  for (const [down, right, number] of shifts) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0, at = (row + down) * shape[1] + right; column < columns; column++, at++) {
        patterns[at] += number * used[row * columns + column];
      }
    }
  }
  return { shape, patterns, counts: moment(0), squares: moment(1), maximum: moment(2) };
}

import { discOverlap } from './discOverlap';
import type { Rounding } from './ringEllipse';

/** Numbers that a pixel takes in `RingShares.entries`: three shares and the first of its rings. */
export const ENTRY = 4;

/**
 * In which rings the pixels around a direct beam lie, and with which part of their area. Ring k is the annulus of ellipses
 * with minor half axes from k - 1/2 to k + 1/2 px. A pixel lies in at most three rings, one after another.
 */
export interface RingShares {
  /** Pixels that the shares are of */
  readonly shape: readonly [rows: number, columns: number];
  /** Row and column of the direct beam in them */
  readonly origin: readonly [number, number];
  /** Ring of the farthest pixel, plus 1 */
  readonly rings: number;
  /**
   * Four numbers a pixel, row-major: the shares in the first, second and third ring, float32, whose sum is 1, and the number of the
   * first, which are bits of an int32 (see `firstRings`)
   */
  readonly entries: Float32Array;
}

/** Where a frame's entries lie (see RingShares), and which of its pixels count. */
export interface FrameShares {
  readonly shape: readonly [rows: number, columns: number];
  /** Shares, float32, from the frame's first pixel on */
  readonly shares: Float32Array;
  /** The same bits as integers */
  readonly first: Int32Array;
  /** Pixels from one row of entries to the next */
  readonly stride: number;
  /** 1 = the pixel counts */
  readonly used: ArrayLike<number>;
}

/** The entries again, as the bits of integers: every fourth, from 3, is the first ring of a pixel. */
export function firstRings({ entries }: RingShares): Int32Array {
  return new Int32Array(entries.buffer, entries.byteOffset, entries.length);
}

/** Works the shares out, exact but for the rounding to float32. */
export function ringShares(
  shape: readonly [rows: number, columns: number],
  origin: readonly [row: number, column: number],
  [rr, rc, cc]: Rounding
): RingShares {
  const [rows, columns] = shape;
  const entries = new Float32Array(ENTRY * rows * columns);
  const first = new Int32Array(entries.buffer);
  const pixelArea = rr * cc - rc * rc;
  // No corner of a pixel is farther from its middle along the radius
  const reach = Math.max(Math.hypot(rr + rc, rc + cc), Math.hypot(rr - rc, rc - cc)) / 2;
  let last = 0;
  for (let row = 0, at = 0; row < rows; row++) {
    const down = row - origin[0];
    for (let column = 0; column < columns; column++, at += ENTRY) {
      const right = column - origin[1];
      const x = rr * down + rc * right;
      const y = rc * down + cc * right;
      const radius = Math.sqrt(x * x + y * y);
      // Half of what the pixel extends along the radius, and the distances it keeps within
      const half = radius > 0 ? (Math.abs(x * rr + y * rc) + Math.abs(x * rc + y * cc)) / (2 * radius) : reach;
      const farthest = Math.sqrt((radius + half) * (radius + half) + reach * reach);
      let ring = Math.max(0, Math.floor(radius - half + 0.5));
      // No function of its own: that of a pixel would be made for every pixel
      let edge = ring + 0.5;
      let inner = farthest <= edge ? 1 : discOverlap(x, y, rr, rc, rc, cc, edge) / pixelArea;
      if (inner < LEAST_SHARE) {
        ring++;
        edge = ring + 0.5;
        inner = farthest <= edge ? 1 : discOverlap(x, y, rr, rc, rc, cc, edge) / pixelArea;
      }
      edge = ring + 1.5;
      const both =
        inner > 1 - LEAST_SHARE || farthest <= edge
          ? 1
          : Math.max(inner, discOverlap(x, y, rr, rc, rc, cc, edge) / pixelArea);
      const isWhole = both > 1 - LEAST_SHARE;
      // Rounded ones are subtracted, so that the three sum to 1
      entries[at] = inner > 1 - LEAST_SHARE ? 1 : inner;
      entries[at + 1] = isWhole ? 1 - entries[at] : both - inner;
      entries[at + 2] = isWhole ? 0 : Math.max(0, 1 - entries[at] - entries[at + 1]);
      first[at + 3] = ring;
      last = Math.max(last, ring + (entries[at + 2] > 0 ? 2 : entries[at + 1] > 0 ? 1 : 0));
    }
  }
  return { shape, origin, rings: last + 1, entries };
}

/** Shares below are rounding errors */
const LEAST_SHARE = 1e-9;

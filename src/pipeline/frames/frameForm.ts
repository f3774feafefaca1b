import type { CountType, PixelBytes } from '../../core/merlin/pixelFormat';
import { pixelBytes } from '../../core/merlin/pixelFormat';

/** What the frames of a scan look like once they are decoded. */
export interface FrameForm {
  readonly type: CountType;
  /** Rows and columns of a frame */
  readonly shape: readonly [rows: number, columns: number];
  /** Scan positions; a stack is one row */
  readonly scan: ScanSize;
}

export interface ScanSize {
  readonly rows: number;
  readonly columns: number;
}

/** Pixels of a frame, from the first to before the end. */
export interface PixelRange {
  readonly first: number;
  readonly end: number;
}

export function pixelsOf({ shape }: Pick<FrameForm, 'shape'>): number {
  return shape[0] * shape[1];
}

export function widthOf({ type }: Pick<FrameForm, 'type'>): PixelBytes {
  return pixelBytes(type);
}

/** Bytes of a frame, unpacked. */
export function frameBytes(form: Pick<FrameForm, 'type' | 'shape'>): number {
  return pixelsOf(form) * widthOf(form);
}

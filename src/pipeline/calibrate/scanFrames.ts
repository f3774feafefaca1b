import type { FrameLayout } from '../../core/merlin/frameLayout';
import type { FramePlace } from '../../storage/merlin/frameFiles';
import type { StoredFrames } from '../viewer/storedFrames';

/** The single frames of a scan that was summed, as threads read them. */
export interface ScanFrames {
  readonly rows: number;
  readonly columns: number;
  /** Rows and columns of a frame */
  readonly shape: readonly [rows: number, columns: number];
  readonly source: FramesOfScan;
}

export type FramesOfScan = StoredScan | RawScan;

/** Frames in HDF5, numbered by scan position. */
export interface StoredScan {
  readonly stored: StoredFrames;
}

export interface RawScan {
  readonly place: FramePlace;
  readonly layout: FrameLayout;
  /** Stored frame by scan position, -1 where there is none */
  readonly frames: Int32Array;
}

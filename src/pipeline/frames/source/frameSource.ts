import type { Kernels } from '../../../kernels/kernels';
import type { PixelRange } from '../frameForm';
import type { Tile } from '../tiles';

/** Is given a scan position and the byte of the kernels' memory where its frame lies. */
export type Visit = (position: number, frame: number) => void;

/** Puts the frames of a scan into the kernels' memory, for one thread. Memory is reserved when it is made. */
export interface FrameSource {
  /** Called once, before the first tile. @throws InputError when a file cannot be opened */
  begin(kernels: Kernels): void;
  /**
   * Visits the frames of a tile in the order of the scan. Positions without a frame, which read as zeros, are passed over.
   *
   * @throws InputError when a frame cannot be read
   */
  each(tile: Tile, visit: Visit): Promise<void>;
  close(): void;
}

/** What those who look at frames need of a source. */
export interface FrameNeeds {
  /** Frames that have to stay where they are, the newest included */
  readonly holds: number;
  /** Pixels that are looked at: the others may hold anything, where that saves time. Absent: all */
  readonly pixels?: PixelRange;
  /** Whether single frames are wanted rather than many at once: no memory is reserved to read ahead */
  readonly single?: boolean;
}

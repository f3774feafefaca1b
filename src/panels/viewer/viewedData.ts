import type { ViewedFile } from '../../protocol/viewer';
import type { FileVersion } from '../parts/fileFailure';

/** What a file holds, in words of a microscope. */
export interface ViewedData extends FileVersion {
  readonly dtype: string;
  /** [rows, columns] of the scan; absent for a stack */
  readonly scan?: readonly [number, number];
  /** Patterns in the file */
  readonly frames: number;
  /** [rows, columns] of a pattern */
  readonly frame: readonly [number, number];
}

export function viewedData({ output, dtype, version, shape }: ViewedFile): ViewedData {
  const frame = [shape[shape.length - 2], shape[shape.length - 1]] as const;
  return shape.length === 4
    ? { output, dtype, version, scan: [shape[0], shape[1]], frames: shape[0] * shape[1], frame }
    : { output, dtype, version, frames: shape[0], frame };
}

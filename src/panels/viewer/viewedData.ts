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
  /** A .mib that was not converted */
  readonly isRaw: boolean;
  readonly warnings: readonly string[];
}

export function viewedData({ shape, output, dtype, version, isRaw, warnings }: ViewedFile): ViewedData {
  const told = { output, dtype, version, isRaw, warnings };
  const frame = [shape[shape.length - 2], shape[shape.length - 1]] as const;
  return shape.length === 4
    ? { ...told, scan: [shape[0], shape[1]], frames: shape[0] * shape[1], frame }
    : { ...told, frames: shape[0], frame };
}

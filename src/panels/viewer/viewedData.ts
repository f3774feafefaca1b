import type { ViewedFile } from '../../protocol/viewer';

/** What a file holds, in words of a microscope. */
export interface ViewedData {
  readonly output: string;
  readonly dtype: string;
  /** [rows, columns] of the scan; absent for a stack */
  readonly scan?: readonly [number, number];
  /** Patterns in the file */
  readonly frames: number;
  /** [rows, columns] of a pattern */
  readonly frame: readonly [number, number];
}

export function viewedData({ output, dtype, shape }: ViewedFile): ViewedData {
  const frame = [shape[shape.length - 2], shape[shape.length - 1]] as const;
  return shape.length === 4
    ? { output, dtype, scan: [shape[0], shape[1]], frames: shape[0] * shape[1], frame }
    : { output, dtype, frames: shape[0], frame };
}

/** Whether an image has the size it should have: one of another size is of another file of the same name. */
export function isOfSize(
  image: { readonly shape: readonly [number, number] },
  size: readonly [number, number]
): boolean {
  return image.shape[0] === size[0] && image.shape[1] === size[1];
}

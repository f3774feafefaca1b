import type { ImagePoint } from './axes';

const FAR = 10;

/** How far an arrow key moves, in pixels of the image: one, ten with Shift; undefined for other keys. */
export function stepOf({ key, shiftKey }: { key: string; shiftKey: boolean }): ImagePoint | undefined {
  const far = shiftKey ? FAR : 1;
  switch (key) {
    case 'ArrowUp':
      return { row: -far, column: 0 };
    case 'ArrowDown':
      return { row: far, column: 0 };
    case 'ArrowLeft':
      return { row: 0, column: -far };
    case 'ArrowRight':
      return { row: 0, column: far };
    default:
      return undefined;
  }
}

/** The pixel some steps away, at the border at most. */
export function pixelAfter(
  { row, column }: ImagePoint,
  step: ImagePoint,
  [rows, columns]: readonly [number, number]
): ImagePoint {
  return {
    row: Math.min(rows - 1, Math.max(0, row + step.row)),
    column: Math.min(columns - 1, Math.max(0, column + step.column))
  };
}

export interface SliderRange {
  readonly min: number;
  readonly max: number;
  /** Step of PageUp and PageDown */
  readonly page: number;
  /** Step of an arrow key; 1 when absent */
  readonly step?: number;
}

const LARGE_STEP = 10;

/** The value of a slider after a key: arrows a step (with Shift ten), PageUp and PageDown a page, Home and End the ends. */
export function valueAfterKey(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  value: number,
  { min, max, page, step: single = 1 }: SliderRange
): number | undefined {
  const step = shiftKey ? LARGE_STEP * single : single;
  const moved = (by: number): number => Math.max(min, Math.min(max, value + by));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return moved(step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return moved(-step);
    case 'PageUp':
      return moved(page);
    case 'PageDown':
      return moved(-page);
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return undefined;
  }
}

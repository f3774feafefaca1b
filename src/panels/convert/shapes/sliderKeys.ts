export interface SliderRange {
  readonly min: number;
  readonly max: number;
  /** Step of PageUp and PageDown */
  readonly page: number;
}

const LARGE_STEP = 10;

/** The value of a slider after a key: arrows 1 (with Shift 10), PageUp and PageDown a page, Home and End the ends. */
export function valueAfterKey(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  value: number,
  { min, max, page }: SliderRange
): number | undefined {
  const step = shiftKey ? LARGE_STEP : 1;
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

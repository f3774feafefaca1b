import type { ScreenPoint } from '../axes';

/** A circle as an SVG path: two half circles. */
export function circlePath({ x, y }: ScreenPoint, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}

import type { ScreenPoint } from '../axes';

/** A circle as an SVG path: two half circles. */
export function circlePath({ x, y }: ScreenPoint, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}

/** An ellipse as an SVG path. @param turn of its first half axis from x, clockwise, degrees */
export function ellipsePath({ x, y }: ScreenPoint, along: number, across: number, turn: number): string {
  const [c, s] = [Math.cos((Math.PI / 180) * turn), Math.sin((Math.PI / 180) * turn)];
  const half = (sign: 1 | -1): string =>
    `a${along} ${across} ${turn} 0 1 ${2 * along * sign * c} ${2 * along * sign * s}`;
  return `M${x - along * c} ${y - along * s}${half(1)}${half(-1)}Z`;
}

/** A sector of a circle as an SVG path, from one point of it counter-clockwise to another. @param width degrees */
export function sectorPath(
  apex: ScreenPoint,
  start: ScreenPoint,
  end: ScreenPoint,
  radius: number,
  width: number
): string {
  return width >= 360
    ? circlePath(apex, radius)
    : `M${apex.x} ${apex.y}L${start.x} ${start.y}A${radius} ${radius} 0 ${width > 180 ? 1 : 0} 0 ${end.x} ${end.y}Z`;
}

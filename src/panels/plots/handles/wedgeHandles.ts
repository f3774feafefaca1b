import type { Sector } from '../../../core/calibration/pixels/exclusions';
import { azimuthOf, turned } from '../../../core/radial/azimuths';
import type { ImagePoint, ScreenPoint, Axes } from '../axes';
import { magnification, toScreen } from '../axes';
import type { HandleGeometry } from './handleGeometry';
import { sectorPath } from './outlines';

/** One edge, the other, or both together. */
export type WedgePart = 'middle' | 'from' | 'to';

const DEGREES = 180 / Math.PI;
/** Where its knobs are, as a part of its reach */
const KNOB = { middle: 0.55, from: 0.4, to: 0.4 } as const;
const NARROWEST = 1;

/** Azimuth of a place about a centre, degrees from down towards the right. */
export function azimuthAbout(centre: ImagePoint, { row, column }: ImagePoint): number {
  return azimuthOf(row - centre.row, column - centre.column);
}

/** How wide a wedge is, degrees. */
export function widthOf([from, to]: Sector): number {
  return turned(to - from) || 360;
}

/** A wedge so wide about an azimuth. */
export function wedgeAt(azimuth: number, width: number): [number, number] {
  return [tenths(turned(azimuth - width / 2)), tenths(turned(azimuth + width / 2))];
}

/** The handles of a wedge about the direct beam. @param reach how far it is drawn, px */
export function wedgeHandles(apex: ImagePoint, reach: number): HandleGeometry<Sector, WedgePart> {
  const middle = (wedge: Sector): number => wedge[0] + widthOf(wedge) / 2;
  const turnedBy = (wedge: Sector, part: WedgePart, by: number): Sector => {
    const [from, width] = [wedge[0], widthOf(wedge)];
    switch (part) {
      case 'middle':
        return wedgeAt(middle(wedge) + by, width);
      case 'from':
        return [tenths(turned(from + Math.min(by, width - NARROWEST))), wedge[1]];
      default:
        return [from, tenths(turned(wedge[1] + Math.max(by, NARROWEST - width)))];
    }
  };
  const azimuth = (wedge: Sector, part: WedgePart): number =>
    part === 'middle' ? middle(wedge) : part === 'from' ? wedge[0] : wedge[0] + widthOf(wedge);
  const geometry: HandleGeometry<Sector, WedgePart> = {
    parts: () => ['middle', 'from', 'to'],
    dragged: (wedge, part, from, to) => {
      const by = azimuthAbout(apex, to) - azimuthAbout(apex, from);
      return turnedBy(wedge, part, by - 360 * Math.round(by / 360));
    },
    nudged: (wedge, part, step) => turnedBy(wedge, part, step.column - step.row),
    numbersOf: (wedge, part, _, trans) => [
      {
        label: geometry.words(part, trans),
        value: tenths(turned(azimuth(wedge, part))),
        min: 0,
        max: 360,
        changed: value => {
          const by = value - turned(azimuth(wedge, part));
          return part === 'middle'
            ? turnedBy(wedge, part, by)
            : part === 'from'
              ? [value, wedge[1]]
              : [wedge[0], value];
        }
      }
    ],
    words: (part, trans) =>
      ({ middle: trans.__('Middle (°)'), from: trans.__('From (°)'), to: trans.__('To (°)') })[part],
    says: (wedge, part, trans) => trans.__('%1°', tenths(turned(azimuth(wedge, part)))),
    draw: (wedge, part, axes) => ({
      path: part === 'middle' ? wedgePath(axes, apex, reach, wedge) : undefined,
      knob: onScreen(axes, apex, KNOB[part] * reach, azimuth(wedge, part))
    })
  };
  return geometry;
}

/** A wedge as an SVG path. */
export function wedgePath(axes: Axes, apex: ImagePoint, reach: number, wedge: Sector): string {
  const [start, end] = [wedge[0], wedge[0] + widthOf(wedge)].map(azimuth => onScreen(axes, apex, reach, azimuth));
  return sectorPath(toScreen(axes, apex), start, end, reach * magnification(axes), widthOf(wedge));
}

function onScreen(axes: Axes, apex: ImagePoint, far: number, azimuth: number): ScreenPoint {
  const angle = azimuth / DEGREES;
  return toScreen(axes, { row: apex.row + far * Math.cos(angle), column: apex.column + far * Math.sin(angle) });
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}

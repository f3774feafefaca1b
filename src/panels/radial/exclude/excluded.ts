import type { Disc, Sector } from '../../../core/calibration/pixels/exclusions';
import { detectorAzimuth } from '../../../core/radial/azimuths';
import type { RingEllipse } from '../../../core/radial/ringEllipse';
import { readLists, writeLists } from '../../form/numberLists';
import type { RadialForm } from '../form/radialForm';

/** What a form leaves out. */
export interface Excluded {
  readonly sectors: readonly Sector[];
  readonly discs: readonly Disc[];
}

/** What is complete of what stands in the boxes: while one is typed the others are drawn. */
export function excludedIn({ sectors, discs }: Pick<RadialForm, 'sectors' | 'discs'>): Excluded {
  const complete = (text: string, length: number): number[][] =>
    readLists(text).filter(list => list.length === length && list.every(Number.isFinite));
  return {
    sectors: complete(sectors, 2).map(([from, to]) => [from, to] as const),
    discs: complete(discs, 3).map(([row, column, radius]) => [row, column, radius] as const)
  };
}

/** The boxes of a form that leaves this out. */
export function boxesOf({ sectors, discs }: Excluded): Pick<RadialForm, 'sectors' | 'discs'> {
  return { sectors: writeLists(sectors), discs: writeLists(discs) };
}

/** A list with another entry in the place of one; without it when there is none. */
export function replacedAt<T>(list: readonly T[], at: number, entry?: T): T[] {
  return list.flatMap((one, index) => (index === at ? (entry === undefined ? [] : [entry]) : [one]));
}

/**
 * The sector that some lines of a polar image stand for.
 *
 * @param first line, and how many, of `lines` that make a turn
 * @param ellipse whose rings are straight in the image
 */
export function sectorOfLines(first: number, count: number, lines: number, ellipse: RingEllipse): Sector {
  const edge = (line: number): number => Math.round(10 * detectorAzimuth((360 * line) / lines, ellipse)) / 10;
  return count >= lines ? [0, 360] : [edge(first), edge(first + count)];
}

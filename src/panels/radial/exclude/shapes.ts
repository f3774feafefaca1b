import type { Disc, Sector } from '../../../core/calibration/pixels/exclusions';
import type { Detector } from '../../../protocol/viewer';
import type { ImagePoint } from '../../plots/axes';

/** How far sectors are drawn, px. */
export function reachOf([rows, columns]: readonly [number, number]): number {
  return Math.min(rows, columns) / 2;
}

export function discShape([row, column, radius]: Disc): Detector {
  return { shape: 'disc', row, column, radius };
}

/** A sector and a disc to begin with, where they are seen and taken hold of. */
export const FIRST_SECTOR: Sector = [80, 100];

export function firstDisc({ row, column }: ImagePoint, [rows, columns]: readonly [number, number]): Disc {
  const size = Math.min(rows, columns);
  return [Math.round(row - size / 4), Math.round(column + size / 4), Math.round(size / 20)];
}

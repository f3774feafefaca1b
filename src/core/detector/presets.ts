import type { VirtualDetector } from './detectorRuns';
import type { DirectBeam } from './directBeam';

/**
 * - `bf`: bright field, a disc that holds the direct beam
 * - `adf`: annular dark field, from well outside the direct beam to the edge of the pattern
 * - `annular`: a ring halfway to the edge, to be put where a diffraction ring is
 */
export type DetectorPreset = 'bf' | 'adf' | 'annular';

/** The usual virtual detectors, around the direct beam of a pattern of some rows and columns. Tenths of a pixel. */
export function presetDetector(
  preset: DetectorPreset,
  { row, column, radius }: DirectBeam,
  rows: number,
  columns: number
): VirtualDetector {
  const centre = { row: tenths(row), column: tenths(column) };
  const edge = Math.max(1, Math.min(row, column, rows - 1 - row, columns - 1 - column));
  switch (preset) {
    case 'bf':
      return { shape: 'disc', ...centre, radius: tenths(1.25 * radius) };
    case 'adf': {
      const inner = tenths(2 * radius);
      return { shape: 'annulus', ...centre, inner, outer: Math.max(inner + 1, tenths(edge)) };
    }
    case 'annular':
      return { shape: 'annulus', ...centre, inner: tenths(0.45 * edge), outer: tenths(0.55 * edge + 1) };
  }
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

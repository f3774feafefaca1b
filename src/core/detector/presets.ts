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

/** Which of the usual detectors this is, about the direct beam of its pattern; undefined for any other. */
export function presetOf(
  detector: VirtualDetector,
  beam: DirectBeam,
  rows: number,
  columns: number
): DetectorPreset | undefined {
  const text = JSON.stringify(detector, Object.keys(detector).sort());
  return (['bf', 'adf', 'annular'] as const).find(preset => {
    const usual = presetDetector(preset, beam, rows, columns);
    return JSON.stringify(usual, Object.keys(usual).sort()) === text;
  });
}

/** A detector that was put about one direct beam, about another: a usual one is made again, any other one goes along. */
export function aboutBeam(
  detector: VirtualDetector,
  from: DirectBeam,
  to: DirectBeam,
  rows: number,
  columns: number
): VirtualDetector {
  const preset = presetOf(detector, from, rows, columns);
  const within = (value: number, size: number): number => Math.min(size - 1, Math.max(0, tenths(value)));
  return preset
    ? presetDetector(preset, to, rows, columns)
    : {
        ...detector,
        row: within(detector.row + to.row - from.row, rows),
        column: within(detector.column + to.column - from.column, columns)
      };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

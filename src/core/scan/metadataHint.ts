import { counted, grouped } from './inWords';
import type { ScanCandidate, ScanClues } from './scanPlan';
import { knownShape } from './wholeLines';

/**
 * The number of scan columns that was set at the microscope (set_scan_px). The acquisition software scans px columns by
 * px + 1 lines, so that Merlin gets the px x px triggers it waits for, and fewer lines when it ends early.
 *
 * Score: 0.9 for px x px frames, 0.7 for px + 1 lines, 0.6 for another number of whole lines of at least half the scan,
 * 0.5 with an unfinished line, otherwise 0.2.
 */
export function metadataCandidates({ frames, setScanPx: columns = 0 }: ScanClues): ScanCandidate[] {
  const rows = Math.floor(frames / Math.max(columns, 1));
  if (columns < 2 || rows < 1) {
    return [];
  }
  const rest = frames - rows * columns;
  const left = rest === 0 ? 'all are used' : `${counted(rest, 'frame')} of an unfinished line left out`;
  return [
    knownShape(
      'metadata',
      frames,
      rows,
      columns,
      scoreOf(rows, columns, rest),
      `The microscope metadata ask for ${grouped(columns)} columns (set_scan_px): ${counted(frames, 'frame')} make ${counted(rows, 'line')}, ${left}.`
    )
  ];
}

function scoreOf(rows: number, columns: number, rest: number): number {
  if (2 * rows < columns || rows > columns + 1) {
    return 0.2;
  }
  return rest > 0 ? 0.5 : rows === columns ? 0.9 : rows === columns + 1 ? 0.7 : 0.6;
}

import { counted, grouped } from './inWords';
import type { ProposedScan, ScanClues } from './scanPlan';
import { SCORES } from './scores';
import { knownShape } from './wholeLines';

/**
 * The number of scan columns that was set at the microscope (set_scan_px). The acquisition software scans px columns by
 * px + 1 lines, so that Merlin gets the px x px triggers it waits for, and fewer lines when it ends early.
 */
export function metadataCandidates(clues: ScanClues): ProposedScan[] {
  const { frames, setScanPx: columns = 0 } = clues;
  const rows = Math.floor(frames / Math.max(columns, 1));
  if (columns < 2 || rows < 1) {
    return [];
  }
  const rest = frames - rows * columns;
  const left = rest === 0 ? 'all are used' : `${counted(rest, 'frame')} of an unfinished line left out`;
  const evidence = `The microscope metadata ask for ${grouped(columns)} columns (set_scan_px): ${counted(frames, 'frame')} make ${counted(rows, 'line')}, ${left}.`;
  const isSkip = frames > columns * columns && frames % columns === 0;
  const doubt = `The ${counted(frames, 'frame')} are ${grouped(columns)} lines of ${grouped(frames / columns)} as well.`;
  return [
    { ...knownShape('metadata', frames, rows, columns, metadataScore(clues), evidence), ...(isSkip && { doubt }) }
  ];
}

/** How well the number of columns that was set fits the number of frames, see SCORES.metadata. */
export function metadataScore({ frames, setScanPx: columns = 0 }: ScanClues): number {
  const { square, oneLineMore, wholeLines, unfinishedLine, leftOver } = SCORES.metadata;
  const rows = Math.floor(frames / Math.max(columns, 1));
  if (2 * rows < columns || rows > columns + 1) {
    return leftOver;
  }
  const isWhole = frames === rows * columns;
  return !isWhole ? unfinishedLine : rows === columns ? square : rows === columns + 1 ? oneLineMore : wholeLines;
}

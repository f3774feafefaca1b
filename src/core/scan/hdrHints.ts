import { counted } from './inWords';
import type { ScanCandidate, ScanClues } from './scanPlan';
import { knownShape } from './wholeLines';

/**
 * ScanX x ScanY of the .hdr, which Merlin writes from version 1.5.
 *
 * Score: 0.95 when they make exactly the number of frames, 0.8 with at most one line of frames more, 0.7 when the scan
 * ended early (at least half of it is there), otherwise 0.25: probably left over from another acquisition.
 */
export function scanXYCandidates({ frames, scanX = 0, scanY = 0 }: ScanClues): ScanCandidate[] {
  const rows = Math.min(scanY, Math.floor(frames / Math.max(scanX, 1)));
  if (scanX < 2 || scanY < 2 || rows < 1) {
    return [];
  }
  const asked = `ScanX x ScanY of the .hdr are ${scanX} x ${scanY}`;
  const extra = frames - scanX * scanY;
  if (extra === 0) {
    return [knownShape('scanXY', frames, rows, scanX, 0.95, `${asked}: exactly the ${counted(frames, 'frame')}.`)];
  }
  if (extra > 0) {
    const score = extra <= scanX ? 0.8 : 0.25;
    return [
      knownShape('scanXY', frames, rows, scanX, score, `${asked}; the last ${counted(extra, 'frame')} are left out.`)
    ];
  }
  return [
    knownShape(
      'scanXY',
      frames,
      rows,
      scanX,
      2 * frames >= scanX * scanY ? 0.7 : 0.25,
      `${asked}, but only ${counted(frames, 'frame')} are there: ${counted(rows, 'whole line')}; ${counted(frames - rows * scanX, 'frame')} left out.`
    )
  ];
}

/**
 * Frames per trigger of the .hdr, where a trigger begins a line: that is a number between 1 (one trigger per pixel) and
 * all frames (one trigger for everything). Score 0.85, or 0.6 when the last line is not whole.
 */
export function framesPerTriggerCandidates({ frames, framesPerTrigger: columns = 0 }: ScanClues): ScanCandidate[] {
  const rows = Math.floor(frames / Math.max(columns, 1));
  if (columns < 2 || rows < 2) {
    return [];
  }
  const rest = frames - rows * columns;
  const end = rest === 0 ? '' : `; the last ${counted(rest, 'frame')} are left out`;
  return [
    knownShape(
      'framesPerTrigger',
      frames,
      rows,
      columns,
      rest === 0 ? 0.85 : 0.6,
      `The .hdr has ${counted(columns, 'frame')} per trigger, which is one line: ${counted(rows, 'line')}${end}.`
    )
  ];
}

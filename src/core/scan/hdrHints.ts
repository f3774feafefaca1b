import { counted } from './inWords';
import type { ProposedScan, ScanClues } from './scanPlan';
import { SCORES } from './scores';
import { knownShape } from './wholeLines';

/** More frames than these behind ScanX x ScanY may be a line skip that cannot be told. */
const FEW_LEFT = 4;

/** How well ScanX x ScanY of the .hdr fit the number of frames, see SCORES.scanXY. */
export function scanXYScore({ frames, scanX = 0, scanY = 0, announced }: ScanClues): number {
  const { exact, oneLineMore, endedEarly, leftOver } = SCORES.scanXY;
  const extra = frames - scanX * scanY;
  if (extra === 0) {
    return exact;
  }
  if (extra > 0) {
    return extra <= scanX ? oneLineMore : leftOver;
  }
  // Where the .hdr announces just the frames that are there, nothing has ended early
  return announced !== frames && 2 * frames >= scanX * scanY ? endedEarly : leftOver;
}

/** ScanX x ScanY of the .hdr, which Merlin writes from version 1.5. */
export function scanXYCandidates(clues: ScanClues): ProposedScan[] {
  const { frames, scanX = 0, scanY = 0 } = clues;
  const rows = Math.min(scanY, Math.floor(frames / Math.max(scanX, 1)));
  if (scanX < 2 || scanY < 2 || rows < 1) {
    return [];
  }
  const asked = `ScanX x ScanY of the .hdr are ${scanX} x ${scanY}`;
  const extra = frames - scanX * scanY;
  const evidence =
    extra === 0
      ? `${asked}: exactly the ${counted(frames, 'frame')}.`
      : extra > 0
        ? `${asked}; the last ${counted(extra, 'frame')} are left out.`
        : `${asked}, but only ${counted(frames, 'frame')} are there: ${counted(rows, 'whole line')}; ${counted(frames - rows * scanX, 'frame')} left out.`;
  const doubt =
    extra > FEW_LEFT
      ? `There are ${counted(extra, 'frame')} more than ScanX x ScanY: if they are spread over the lines, the lines are sheared.`
      : undefined;
  return [{ ...knownShape('scanXY', frames, rows, scanX, scanXYScore(clues), evidence), ...(doubt && { doubt }) }];
}

/**
 * Frames per trigger of the .hdr, where a trigger begins a line: that is a number between 1 (one trigger per pixel) and
 * all frames (one trigger for everything).
 */
export function framesPerTriggerCandidates({ frames, framesPerTrigger: columns = 0 }: ScanClues): ProposedScan[] {
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
      rest === 0 ? SCORES.framesPerTrigger.wholeLines : SCORES.framesPerTrigger.unfinishedLine,
      `The .hdr has ${counted(columns, 'frame')} per trigger, which is one line: ${counted(rows, 'line')}${end}.`
    )
  ];
}

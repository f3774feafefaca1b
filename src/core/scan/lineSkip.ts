import { counted, grouped } from './inWords';
import type { ProposedScan, ScanClues } from './scanPlan';
import { SCORES } from './scores';

/** Lines more or fewer than were asked for that still are the scan that was asked for. */
const LINES_OFF = 1;

/**
 * Columns that are kept of lines that were measured: as many as were asked for (ScanX, set_scan_px) where the lines have more
 * frames than that (a line skip) and are as many as was asked for, or fewer as in a scan that ended early. Otherwise all.
 */
export function columnsKept(framesPerLine: number, lines: number, { scanX, scanY, setScanPx }: ScanClues): number {
  const asked = scanX !== undefined && scanX >= 2 ? scanX : (setScanPx ?? 0);
  const askedLines = scanX !== undefined && scanX >= 2 ? (scanY ?? scanX) : asked;
  const skipped = framesPerLine - asked;
  const isAsked = Math.abs(lines - askedLines) <= LINES_OFF;
  // Of a scan that ended early the lines do not say that it is the one that was asked for: then few skipped frames do
  const endedEarly = lines < askedLines && 2 * skipped <= asked;
  return asked >= 2 && skipped > 0 && skipped <= asked && (isAsked || endedEarly) ? asked : framesPerLine;
}

/** What is said of frames at the ends of lines that are left out; nothing where none are. */
export function keptInWords(framesPerLine: number, columns: number): string[] {
  const skipped = framesPerLine - columns;
  const last =
    skipped === 1 ? 'the last frame of every line is' : `the last ${grouped(skipped)} frames of every line are`;
  return skipped > 0 ? [`${grouped(columns)} columns were asked for: ${last} left out.`] : [];
}

/**
 * Lines of more frames than ScanX, as many lines as ScanY (a line skip), where the number of frames says so to the last one. It
 * is doubtful until pauses show these lines as well.
 */
export function lineSkipCandidates({ frames, scanX = 0, scanY = 0 }: ScanClues): ProposedScan[] {
  const framesPerLine = frames / scanY;
  const skipped = framesPerLine - scanX;
  if (scanX < 2 || scanY < 2 || !Number.isInteger(framesPerLine) || skipped < 1 || skipped > scanX) {
    return [];
  }
  const { lineSkip, longSkip, mostSkipped } = SCORES.scanXY;
  const others =
    frames % scanX === 0 ? `, and they are ${counted(frames / scanX, 'line')} of ${grouped(scanX)} as well` : '';
  return [
    {
      source: 'lineSkip',
      mode: 'known',
      plan: { kind: 'scan', rows: scanY, columns: scanX, firstFrame: 0, framesPerLine, skippedPerLine: 0 },
      dropped: frames - scanX * scanY,
      score: skipped <= mostSkipped * scanX ? lineSkip : longSkip,
      evidence: [
        `ScanX x ScanY of the .hdr are ${scanX} x ${scanY}, and ${counted(frames, 'frame')} are ${scanY} lines of ${grouped(framesPerLine)}.`,
        ...keptInWords(framesPerLine, scanX)
      ].join(' '),
      doubt: `Only the number of frames says that every line has ${grouped(framesPerLine)} of them${others}.`
    }
  ];
}

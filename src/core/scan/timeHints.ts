import { counted, grouped, milliseconds } from './inWords';
import { columnsKept, keptInWords } from './lineSkip';
import type { ProposedScan, ScanClues } from './scanPlan';
import { SCORES } from './scores';
import type { TimeLines } from './timeLines';

/** The scan that pauses between lines show, with the columns that were asked for where lines have more frames than that. */
export function timeLineCandidates(clues: ScanClues, lines: TimeLines | undefined): ProposedScan[] {
  if (!lines) {
    return [];
  }
  const { framesPerLine, firstFrame, lines: rows, score } = lines;
  const columns = columnsKept(framesPerLine, rows, clues);
  const end = firstFrame + rows * framesPerLine;
  return [
    {
      source: 'timeLines',
      mode: 'known',
      plan: { kind: 'scan', rows, columns, firstFrame, framesPerLine, skippedPerLine: 0 },
      dropped: clues.frames - rows * columns,
      score,
      evidence: [
        shown(clues, lines),
        ...keptInWords(framesPerLine, columns),
        ...outside(firstFrame, clues.frames - end),
        ...irregularities(lines)
      ].join(' '),
      ...(score === SCORES.timeLines.irregular && {
        doubt: `Pauses are not regular: ${counted(lines.found, 'line')} of ${lines.expected} ${lines.found === 1 ? 'begins' : 'begin'} with one, and ${counted(lines.strays, 'pause')} ${lines.strays === 1 ? 'is' : 'are'} elsewhere.`
      })
    }
  ];
}

function shown({ pauses }: ScanClues, { framesPerLine, lines, pauseUs }: TimeLines): string {
  const usualUs = pauses?.usualUs ?? NaN;
  const pause = `a pause of ${milliseconds(1000 * (pauseUs - usualUs))} (frames are ${milliseconds(1000 * usualUs)} apart)`;
  return `The time stamps show ${pause} after every ${grouped(framesPerLine)} frames: ${counted(lines, 'line')} of ${counted(framesPerLine, 'frame')}.`;
}

function outside(before: number, after: number): string[] {
  return before + after === 0
    ? []
    : [`${counted(before, 'frame')} before the first whole line and ${grouped(after)} after the last are left out.`];
}

function irregularities({ found, expected, strays }: TimeLines): string[] {
  return [
    expected > found ? `${counted(expected - found, 'line')} without a pause: the rhythm goes on behind.` : '',
    strays > 0 ? `${counted(strays, 'pause')} elsewhere did not change the rhythm.` : ''
  ].filter(sentence => sentence !== '');
}

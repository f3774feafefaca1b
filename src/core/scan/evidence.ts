import type { FlybackFinding } from './flyback';
import { findFlyback } from './flyback';
import { metadataScore } from './metadataHint';
import { scanXYScore } from './hdrHints';
import { grouped } from './inWords';
import type { ScanClues, ScanPlan } from './scanPlan';
import { SCORES } from './scores';
import type { TimeLines } from './timeLines';
import { timeLines } from './timeLines';

type Scan = Extract<ScanPlan, { kind: 'scan' }>;

/** Something that was recorded and that a scan shape agrees with or contradicts. */
export interface Recorded {
  /** As a score: how much it counts against shapes that it contradicts */
  readonly strength: number;
  /** A sentence that begins with what recorded it */
  readonly says: string;
  agrees(plan: Scan): boolean;
}

/** Everything known of an acquisition, looked at once: every candidate is held against all of it. */
export interface ScanEvidence {
  readonly clues: ScanClues;
  readonly flyback: FlybackFinding;
  readonly lines: TimeLines | undefined;
  readonly recorded: readonly Recorded[];
}

/** Looks at everything that is known. */
export function gatherEvidence(clues: ScanClues): ScanEvidence {
  const flyback = findFlyback(clues);
  const lines = clues.pauses && timeLines(clues.pauses, clues.frames);
  return {
    clues,
    flyback,
    lines,
    recorded: [
      ...fromFlyback(flyback),
      ...fromTimes(lines),
      ...fromScanXY(clues),
      ...fromMetadata(clues),
      ...fromTrigger(clues)
    ]
  };
}

function fromFlyback(finding: FlybackFinding): Recorded[] {
  if (!('candidate' in finding) || finding.candidate.plan.kind === 'stack') {
    return [];
  }
  const { score, plan } = finding.candidate;
  const says = `Long exposures show lines of ${grouped(plan.framesPerLine)} frames.`;
  return score < SCORES.leastEvidence
    ? []
    : [{ strength: score, says, agrees: ({ framesPerLine }) => framesPerLine === plan.framesPerLine }];
}

function fromTimes(lines: TimeLines | undefined): Recorded[] {
  if (!lines || lines.score < SCORES.leastEvidence) {
    return [];
  }
  const { framesPerLine, firstFrame, score } = lines;
  return [
    {
      strength: score,
      says: `The time stamps show lines of ${grouped(framesPerLine)} frames, the first from frame ${firstFrame}.`,
      // The pause is before or after the long frames of a fly-back
      agrees: plan => {
        const phase = (((firstFrame - plan.firstFrame) % framesPerLine) + framesPerLine) % framesPerLine;
        return plan.framesPerLine === framesPerLine && phase <= plan.skippedPerLine;
      }
    }
  ];
}

function fromScanXY(clues: ScanClues): Recorded[] {
  const { scanX = 0, scanY = 0 } = clues;
  const says = `The .hdr has ScanX ${grouped(scanX)} and ScanY ${grouped(scanY)}.`;
  return scanX < 2 || scanY < 2 ? [] : [{ strength: scanXYScore(clues), says, agrees: hasColumns(scanX) }];
}

function fromMetadata(clues: ScanClues): Recorded[] {
  const { setScanPx = 0 } = clues;
  const says = `The microscope was set to ${grouped(setScanPx)} columns (set_scan_px).`;
  return setScanPx < 2 ? [] : [{ strength: metadataScore(clues), says, agrees: hasColumns(setScanPx) }];
}

/** A line for every trigger; one frame for every trigger, or one trigger for everything, say nothing of lines. */
function fromTrigger({ frames, framesPerTrigger = 0 }: ScanClues): Recorded[] {
  if (framesPerTrigger < 2 || 2 * framesPerTrigger > frames) {
    return [];
  }
  const { wholeLines, unfinishedLine } = SCORES.framesPerTrigger;
  return [
    {
      strength: frames % framesPerTrigger === 0 ? wholeLines : unfinishedLine,
      says: `The .hdr has ${grouped(framesPerTrigger)} frames per trigger.`,
      agrees: ({ framesPerLine }) => framesPerLine === framesPerTrigger
    }
  ];
}

/** The long frames of a fly-back are some of the columns that were asked for. */
function hasColumns(asked: number): Recorded['agrees'] {
  return ({ columns, skippedPerLine }) => columns <= asked && columns + skippedPerLine >= asked;
}

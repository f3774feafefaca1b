import type { Pauses } from './pauses';

/** Which stored frame belongs to which scan position. */
export type ScanPlan =
  | {
      readonly kind: 'scan';
      /** Scan rows (slow axis) and columns (fast axis) of the result */
      readonly rows: number;
      readonly columns: number;
      /** Stored frame with which the first line begins */
      readonly firstFrame: number;
      /** Stored frames from the start of one line to the start of the next */
      readonly framesPerLine: number;
      /** Stored frames left out at the start of every line (the long fly-back exposure) */
      readonly skippedPerLine: number;
      /** Lines of so many columns are rolled to the left by so many; `columns` of the result may be fewer. Absent: not rolled */
      readonly rolled?: { readonly by: number; readonly columns: number };
    }
  | {
      readonly kind: 'stack';
      readonly frames: number;
      readonly firstFrame: number;
    };

export type ReshapeMode = 'flyback' | 'known' | 'none';

/** One way to read the frames as a scan, with the one reason for it. */
export interface ProposedScan {
  /** What suggests it */
  readonly source:
    | 'flyback'
    | 'timeLines'
    | 'edx'
    | 'scanXY'
    | 'metadata'
    | 'framesPerTrigger'
    | 'lineSkip'
    | 'extraFrame'
    | 'square'
    | 'divisor'
    | 'asked'
    | 'none';
  readonly mode: ReshapeMode;
  readonly plan: ScanPlan;
  /** Stored frames that the plan leaves out */
  readonly dropped: number;
  /** 0 (possible) to 1 (certain) */
  readonly score: number;
  /** One sentence a microscopist reads, with the numbers */
  readonly evidence: string;
  /** What makes it doubtful by itself, a sentence */
  readonly doubt?: string;
}

/** One way to read the frames as a scan, held against everything that is known. */
export interface ScanCandidate extends Omit<ProposedScan, 'doubt'> {
  /** Whether nothing but a number of frames speaks for it */
  readonly guess: boolean;
  /** What speaks against it although it was recorded, a sentence each */
  readonly contradictions: readonly string[];
}

/** What is known about an acquisition when its scan shape is sought. */
export interface ScanClues {
  /** Places of frames: those in the file(s), and those that were lost */
  readonly frames: number;
  /** Exposure of every frame in ns; absent when the headers carry none */
  readonly exposuresNs?: Float64Array;
  /** Pauses between frames, from the time stamps of all of them; absent where those say nothing */
  readonly pauses?: Pauses;
  /** ScanX, ScanY of the .hdr */
  readonly scanX?: number;
  readonly scanY?: number;
  /** "Frames in Acquisition (Number)" of the .hdr */
  readonly announced?: number;
  /** "Frames per Trigger (Number)" of the .hdr */
  readonly framesPerTrigger?: number;
  /** set_scan_px of the microscope metadata */
  readonly setScanPx?: number;
}

/** How the user wants the frames to be read. */
export interface ScanRequest {
  readonly mode: 'auto' | 'flyback' | 'known' | 'none';
  /** Columns and rows, for `known` */
  readonly scanX?: number;
  readonly scanY?: number;
  /** Frames behind the columns of every line that are left out, for `known`; absent: none */
  readonly lineSkip?: number;
  /** Stored frame (from 0) with which the first line begins, where it is not what the mode finds */
  readonly firstFrame?: number;
}

/** Stored frame shown at a scan position. */
export function frameAt(plan: ScanPlan, row: number, column: number): number {
  if (plan.kind === 'stack') {
    return plan.firstFrame + column;
  }
  const { rolled } = plan;
  const taken = rolled ? (column + rolled.by) % rolled.columns : column;
  return plan.firstFrame + row * plan.framesPerLine + plan.skippedPerLine + taken;
}

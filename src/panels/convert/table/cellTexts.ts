import type { TranslationBundle } from '@jupyterlab/translation';

import type { AcquisitionRow } from '../../../protocol/acquisitions';
import { formatBytes, formatCount, formatShape } from '../../parts/quantities';
import type { ShapeChoice } from '../../../protocol/convert/shapeChoice';

/** The scan shape of a row in words. */
export interface ShownScan {
  /** "255 × 256" (rows × columns), or "65 280 frames" for a stack */
  readonly text: string;
  /** Where the shape comes from, one sentence or two */
  readonly evidence: string;
  readonly byHand: boolean;
  /** True where nothing but a number of frames speaks for it */
  readonly guess: boolean;
  /** True while it may still change */
  readonly provisional: boolean;
  /** Scan positions, or frames of a stack */
  readonly positions?: number;
}

/** Values of a row as its cells show them, each with its unit; what is not known is absent. */
export interface CellTexts {
  readonly stamp: string;
  readonly sample: string;
  readonly frames?: string;
  readonly detector?: string;
  readonly depth?: string;
  readonly size: string;
  readonly voltage?: string;
  readonly cameraLength?: string;
  readonly step?: string;
  readonly shape?: string;
}

export function cellTexts(row: AcquisitionRow, scan: ShownScan | undefined, trans: TranslationBundle): CellTexts {
  const { stem, sample, frames, detector, depth, bytes, voltage, cameraLength, stepNm } = row;
  return {
    stamp: stem,
    sample,
    frames: frames === undefined ? undefined : formatCount(frames),
    detector,
    depth: depth === undefined ? undefined : trans.__('%1 bit', depth),
    size: formatBytes(bytes),
    voltage: voltage === undefined ? undefined : `${figures(voltage / 1000)} kV`,
    cameraLength: cameraLength === undefined ? undefined : `${figures(100 * cameraLength)} cm`,
    step: stepNm === undefined ? undefined : `${figures(stepNm)} nm`,
    shape: scan?.text
  };
}

/** The scan a conversion would make: as chosen by hand, or else as the options of the form make it of this acquisition. */
export function shownScan(
  { scan, frames }: AcquisitionRow,
  choice: ShapeChoice | undefined,
  trans: TranslationBundle
): ShownScan | undefined {
  if (!choice) {
    if (!scan) {
      return undefined;
    }
    const { evidence, guess, provisional } = scan;
    return { ...scanText(scan, trans), evidence, guess, provisional, byHand: false };
  }
  const same = choice.reshape === scan?.mode ? scan : undefined;
  // Until the backend has heard of the choice, it tells of the shape before it
  const isHeard = same !== undefined && (choice.reshape !== 'known' || same.rows === choice.scanY);
  const evidence = [trans.__('Chosen by hand.'), isHeard ? same.evidence : ''].join(' ').trim();
  const text =
    choice.reshape === 'known'
      ? scanText(cropped({ rows: choice.scanY, columns: choice.scanX }, choice), trans)
      : choice.reshape === 'none'
        ? scanText({ frames }, trans)
        : same
          ? scanText(cropped(same, choice), trans)
          : { text: trans.__('by fly-back') };
  return { ...text, evidence, guess: false, byHand: true, provisional: false };
}

/** A scan without its last column where the choice leaves that out. */
function cropped<T extends { columns?: number }>(scan: T, { repair }: ShapeChoice): T {
  return repair?.cropLastColumn && scan.columns !== undefined ? { ...scan, columns: scan.columns - 1 } : scan;
}

function scanText(
  { rows, columns, frames }: { rows?: number; columns?: number; frames?: number },
  trans: TranslationBundle
): { text: string; positions?: number } {
  if (rows !== undefined && columns !== undefined) {
    return { text: formatShape([rows, columns]), positions: rows * columns };
  }
  return frames === undefined
    ? { text: trans.__('stack of frames') }
    : {
        text: trans._n('%1 frame', '%1 frames', frames).replace(String(frames), formatCount(frames)),
        positions: frames
      };
}

/** Three figures and no more zeros than needed. */
function figures(value: number): string {
  return String(Number(value.toPrecision(3)));
}

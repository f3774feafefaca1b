import type { FrameChoice } from '../../../protocol/calibrate/calibrationOptions';
import type { ExperimentForm } from '../../form/experiment';
import { experimentHolding } from '../../form/experiment';
import type { Holding } from '../../form/holding';
import { apart, choice, emptyOf, number, text } from '../../form/holding';

/** found: the rings are asked */
export type ChipGap = 'found' | NonNullable<FrameChoice['chipGap']>;

/** The form as the user leaves it: boxes hold text until it is read, in the units that are shown. Empty: found by itself. */
export interface CalibrateForm extends ExperimentForm {
  /** A built-in name or the path of a CIF file; empty: gold */
  readonly standard: string;
  /** 1/Å */
  readonly qFrom: string;
  readonly qTo: string;
  /** Miller indices with commas or blanks between rings */
  readonly rings: string;
  /** 1/Å per px */
  readonly pixelSize: string;
  readonly pixelSizeFactor: string;
  /** Å */
  readonly latticeParameter: string;
  readonly mask: string;
  /** Pages of TIFF files, counted from 1 */
  readonly maskPage: string;
  readonly page: string;
  /** Of 512 x 512 pixels whose file does not say what detector it is of */
  readonly chipGap: ChipGap;
}

export const calibrateHolding: Holding<CalibrateForm> = {
  standard: text(),
  qFrom: apart('', ['qRange', '0']),
  qTo: apart('', ['qRange']),
  rings: apart(''),
  pixelSize: number(),
  pixelSizeFactor: number(),
  latticeParameter: number(),
  ...experimentHolding,
  mask: text(),
  maskPage: number(),
  page: number(),
  chipGap: choice<ChipGap>('found', 'found')
};

export const emptyForm = emptyOf(calibrateHolding);

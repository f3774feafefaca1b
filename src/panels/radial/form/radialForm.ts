import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import type { ExperimentForm } from '../../form/experiment';
import { experimentHolding } from '../../form/experiment';
import type { Holding } from '../../form/holding';
import { apart, choice, emptyOf, number, numberLists, text, tick } from '../../form/holding';

/** The form as the user leaves it: boxes hold text until it is read. */
export interface RadialForm extends ExperimentForm {
  /** Folder of the session in which calibrations are looked for, a path below Merlin; empty: the whole session */
  readonly auFolder: string;
  /** auto, or the path of a record or a folder with records: it goes before the Au folder */
  readonly calibration: string;
  readonly origin: 'fast' | 'slow' | 'given';
  /** Row and column of the direct beam, px */
  readonly place: string;
  readonly mask: string;
  /** Page of a mask that is a TIFF, counted from 1 */
  readonly maskPage: string;
  readonly hotPixels: RadialOptions['hotPixels'];
  /** Degrees from, to; several with semicolons */
  readonly sectors: string;
  /** Row, column, radius in px; several with semicolons */
  readonly discs: string;
  readonly convention: RadialOptions['convention'];
  readonly statistic: 'mean' | 'median' | 'quantile';
  /** From 0 to 1 */
  readonly quantile: string;
  /** Degrees */
  readonly rotation: string;
  /** Columns by which scan lines are rolled to the left, or auto; empty: none */
  readonly roll: string;
  readonly gain: string;
  readonly solidAngle: boolean;
  readonly corrected: boolean;
  readonly rpl: boolean;
  readonly overwrite: boolean;
  /** Folder for results of data outside a session; empty: beside the data */
  readonly out: string;
}

export const radialHolding: Holding<RadialForm> = {
  auFolder: apart(''),
  calibration: apart('auto'),
  origin: apart('fast'),
  place: apart(''),
  mask: text(),
  maskPage: number(),
  hotPixels: choice('auto'),
  sectors: numberLists(['excludeSectors']),
  discs: numberLists(['excludeDiscs']),
  convention: choice('exact'),
  statistic: apart('mean'),
  quantile: apart('0.9'),
  rotation: number({ usual: 0 }),
  roll: apart(''),
  gain: number({ usual: 1 }),
  ...experimentHolding,
  solidAngle: tick(false),
  corrected: tick(true),
  rpl: tick(false),
  overwrite: tick(false),
  out: text()
};

export const emptyForm = emptyOf(radialHolding);

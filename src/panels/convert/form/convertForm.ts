import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import type { Holding } from '../../form/holding';
import { apart, choice, emptyOf, number, tick } from '../../form/holding';

/** The form as the user leaves it: number boxes hold text until it is read. */
export interface ConvertForm {
  readonly reshape: ConvertOptions['reshape'];
  readonly scanX: string;
  readonly scanY: string;
  /** Frames at the end of every line that are left out; empty for none */
  readonly lineSkip: string;
  /** Stored frame with which a known shape begins, counted from 0; empty for 0 */
  readonly firstFrame: string;
  readonly binNav: string;
  readonly binSig: string;
  readonly cross: boolean;
  readonly compression: ConvertOptions['compression'];
  /** Whether profiles are made in the same pass */
  readonly radial: boolean;
  readonly overwrite: boolean;
  /** Columns by which every scan line is rolled to the left; empty or 0 for none */
  readonly roll: string;
  readonly cropLastColumn: boolean;
  /** Whether spikes are replaced */
  readonly spikes: boolean;
  /** Folder for results of data outside a session; empty inside one */
  readonly out: string;
}

export const convertHolding: Holding<ConvertForm> = {
  reshape: choice('auto'),
  scanX: number(),
  scanY: number(),
  lineSkip: number(),
  firstFrame: number(),
  binNav: number({ begins: 1 }),
  binSig: number({ begins: 1 }),
  cross: tick(true),
  compression: choice('bitshuffle-lz4'),
  radial: tick(false),
  overwrite: tick(false),
  roll: number({ place: ['repair', 'roll'], usual: 0 }),
  cropLastColumn: tick(false, ['repair', 'cropLastColumn']),
  spikes: tick(false, ['repair', 'spikes']),
  out: apart('')
};

export const emptyForm = emptyOf(convertHolding);

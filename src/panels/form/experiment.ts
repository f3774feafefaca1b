import type { TranslationBundle } from '@jupyterlab/translation';

import type { FormWords } from './fieldWords';
import type { Holding } from './holding';
import { number } from './holding';

/** What the metadata of patterns may leave out or have wrong. Empty: from the metadata. */
export interface ExperimentForm {
  /** kV */
  readonly voltage: string;
  /** cm */
  readonly cameraLength: string;
}

/** The same as options have it: V and m. */
export interface Experiment {
  readonly voltage?: number;
  readonly cameraLength?: number;
}

export const experimentHolding: Holding<ExperimentForm> = {
  voltage: number({ shown: 1e-3 }),
  cameraLength: number({ shown: 100 })
};

export function experimentWords(trans: TranslationBundle): FormWords<ExperimentForm> {
  return {
    voltage: {
      label: trans.__('Voltage (kV)'),
      placeholder: trans.__('from the metadata'),
      kind: 'decimal',
      problem: trans.__('The voltage is given in kV, from 1 to 3000.'),
      says: ({ voltage }) => trans.__('%1 kV', voltage)
    },
    cameraLength: {
      label: trans.__('Camera length (cm)'),
      placeholder: trans.__('from the metadata'),
      kind: 'decimal',
      problem: trans.__('The camera length is given in cm, up to 2000.'),
      says: ({ cameraLength }) => trans.__('%1 cm', cameraLength)
    }
  };
}

import type { TranslationBundle } from '@jupyterlab/translation';

import { numberIn, numberText } from './numberIn';

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

export const emptyExperiment: ExperimentForm = { voltage: '', cameraLength: '' };

export function readExperiment(form: ExperimentForm): Experiment {
  const [voltage, cameraLength] = [numberIn(form.voltage), numberIn(form.cameraLength)];
  return { voltage: voltage && voltage * 1000, cameraLength: cameraLength && cameraLength / 100 };
}

/** The form that would give these options. */
export function experimentForm({ voltage, cameraLength }: Experiment): ExperimentForm {
  return {
    voltage: numberText(voltage && voltage / 1000),
    cameraLength: numberText(cameraLength && cameraLength * 100)
  };
}

/** What to say at the fields of values that are not possible. */
export function experimentProblems(trans: TranslationBundle): ExperimentForm {
  return {
    voltage: trans.__('The voltage is given in kV, from 1 to 3000.'),
    cameraLength: trans.__('The camera length is given in cm, up to 2000.')
  };
}

/** The values in a few words, for the line that says what is not as usual. */
export function experimentWords(
  form: ExperimentForm,
  trans: TranslationBundle
): Record<keyof ExperimentForm, () => string> {
  return {
    voltage: () => trans.__('%1 kV', form.voltage),
    cameraLength: () => trans.__('%1 cm', form.cameraLength)
  };
}

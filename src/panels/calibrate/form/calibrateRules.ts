import type { TranslationBundle } from '@jupyterlab/translation';

import { builtInNamed, builtInStandard } from '../../../core/standards/builtIn';
import { LARGEST_G } from '../../../core/standards/standard';
import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import { calibrationOptionsSchema } from '../../../protocol/calibrate/calibrationOptions';
import type { FormProblems } from '../../form/fieldWords';
import { numberIn, numberText } from '../../form/numberIn';
import type { FormTable } from '../../form/tableRules';
import type { CalibrateForm } from './calibrateForm';
import { calibrateHolding } from './calibrateForm';
import { calibrateFormWords } from './calibrateFormWords';
import { chosenIn } from './tickedRings';

/** Lattice parameters of metals like gold lie within this factor of each other */
const FAR_OFF = 1.6;

export const calibrateTable: FormTable<CalibrateForm, CalibrationOptions> = {
  holding: calibrateHolding,
  words: calibrateFormWords,
  schema: calibrationOptionsSchema,
  readApart: ({ qFrom, qTo, rings }) => ({
    qRange: rangeIn(qFrom, qTo),
    rings: chosenIn(rings).length > 0 ? chosenIn(rings) : undefined
  }),
  // As it is read: nothing is written into a box that a person left empty
  showApart: ({ qRange, rings }) => ({
    qFrom: numberText(qRange?.[0], 0),
    qTo: numberText(qRange?.[1], LARGEST_G),
    rings: rings?.join(', ') ?? ''
  }),
  problems: (form, _, trans) => latticeProblem(form, trans)
};

/** A metal of the structure of gold may take its place, silver or copper; a lattice parameter that is far off is in another unit. */
function latticeProblem(
  { standard, latticeParameter }: CalibrateForm,
  trans: TranslationBundle
): FormProblems<CalibrateForm> {
  const given = numberIn(latticeParameter) ?? 0;
  const known = builtInNamed(standard.trim() || 'Au');
  const { name, lattice } = (known && builtInStandard(known)) ?? {};
  return !(given > 0) || lattice === undefined || Math.abs(Math.log(given / lattice)) < Math.log(FAR_OFF)
    ? {}
    : { latticeParameter: trans.__('That of %1 is %2 Å. Give yours in Å.', name, lattice) };
}

/** The numbers in two boxes, an empty one for all there is on its side; undefined for all there is. */
function rangeIn(from: string, to: string): [number, number] | undefined {
  const [low, high] = [numberIn(from) ?? 0, numberIn(to) ?? LARGEST_G];
  return low === 0 && high === LARGEST_G ? undefined : [low, high];
}

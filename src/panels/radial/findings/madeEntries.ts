import type { TranslationBundle } from '@jupyterlab/translation';

import type { RadialFindings } from '../../../protocol/radial/radialFindings';
import { changedWords } from '../../form/fieldWords';
import { fieldsOf } from '../../form/holding';
import { showTable } from '../../form/tableRules';
import type { RadialForm } from '../form/radialForm';
import { emptyForm } from '../form/radialForm';
import { radialTable } from '../form/radialRules';

/** A line of the record: what, its value, and what else there is to say. */
export interface MadeEntry {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}

/** How profiles were made, in words. */
export function madeEntries(made: NonNullable<RadialFindings['made']>, trans: TranslationBundle): MadeEntry[] {
  const { origin, pixels, calibration, options } = made;
  const form = showTable(radialTable, options);
  const changed = fieldsOf<RadialForm>(emptyForm).filter(
    field => field !== 'overwrite' && form[field] !== emptyForm[field]
  );
  const words = changedWords(radialTable.words(trans), form, changed);
  const left = pixels.masked + pixels.gap + pixels.dead + pixels.hot;
  return [
    {
      name: trans.__('Made'),
      value: trans.__('%1 UTC', made.created.replace('T', ' ').slice(0, 16)),
      note: `${made.software} ${made.version}`
    },
    { name: trans.__('From'), value: made.input, note: trans.__('%1 patterns', made.patterns) },
    { name: trans.__('Calibration'), value: calibration.path, note: calibration.reason },
    {
      name: trans.__('Conditions'),
      value: trans.__(
        '%1 kV, %2 cm',
        Number((made.voltage / 1000).toPrecision(4)),
        Number((100 * made.cameraLength).toPrecision(4))
      )
    },
    {
      name: trans.__('Direct beam'),
      value: trans.__('row %1, column %2', origin.mean[0].toFixed(2), origin.mean[1].toFixed(2)),
      note: trans.__('mean over the scan; %1', origin.method)
    },
    {
      name: trans.__('Pixels left out'),
      value: trans.__('%1 of %2', left, pixels.total),
      note: trans.__('mask %1, gap %2, dead %3, hot %4', pixels.masked, pixels.gap, pixels.dead, pixels.hot)
    },
    { name: trans.__('Options'), value: words.join(' · ') || trans.__('as usual') },
    ...made.warnings.map(warning => ({ name: trans.__('Note'), value: warning }))
  ];
}

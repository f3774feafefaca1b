import type { ReactNode } from 'react';
import React from 'react';

import { angleWords, distortionWords } from '../../../core/calibration/display/geometryWords';
import { percent, uncertainNumber } from '../../../core/calibration/display/uncertainNumber';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import { useTrans } from '../../parts/trans';
import { recordNumbers } from './recordNumbers';

/** What a record says, in numbers with their standard errors; nothing for one without geometry. */
export function Certificate({ record }: { record: CalibrationRecord }): JSX.Element | null {
  const trans = useTrans();
  const numbers = recordNumbers(record);
  if (!numbers) {
    return null;
  }
  const { values, errors, higher } = numbers;
  const of = (key: keyof typeof values): string => uncertainNumber(values[key], errors[key]);
  const used = record.rings.filter(ring => ring.used);
  const rms = Math.sqrt(used.reduce((sum, { residual }) => sum + (residual ?? 0) ** 2, 0) / Math.max(1, used.length));
  return (
    <dl className={`fd-Certificate fd-mod-${record.verdict}`}>
      <Entry name={trans.__('Pixel size')} note={`± ${percent(errors.pixelSizeInvAng / values.pixelSizeInvAng)}`}>
        {of('pixelSizeInvAng')} {trans.__('1/Å')}
      </Entry>
      <Entry name={trans.__('Axis ratio a/b')} note={angleWords(values, errors)}>
        {of('axisRatio')}
      </Entry>
      <Entry name={trans.__('Direct beam')} note={trans.__('row, column (px)')}>
        {of('centreRow')}, {of('centreColumn')}
      </Entry>
      <Entry
        name={trans.__('Rings')}
        note={used.length > 0 ? trans.__('residual %1 (rms)', percent(rms)) : trans.__('none was measured')}
      >
        {used.map(({ name }) => name).join(', ') || '0'}
      </Entry>
      <Entry name={trans.__('Indexing margin')} note={trans.__('lead over the next possible scale, 0 to 1')}>
        {record.indexing.margin === null ? trans.__('none') : record.indexing.margin.toFixed(2)}
      </Entry>
      {higher && (
        <Entry name={trans.__('Other distortion')} note={trans.__('of a length of 1 1/Å')}>
          {distortionWords(higher).join(', ')}
        </Entry>
      )}
    </dl>
  );
}

function Entry({ name, note, children }: { name: string; note: string; children: ReactNode }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd className="fd-Quiet">{note}</dd>
    </div>
  );
}

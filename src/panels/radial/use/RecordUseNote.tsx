import { closeIcon } from '@jupyterlab/ui-components';
import React from 'react';

import { IconButton } from '../../parts/IconButton';
import { nameOf } from '../../parts/paths';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { RadialModel } from '../radialModel';

/** For which data sets a calibration was taken that came from its review, with the way back; nothing where none came. */
export function RecordUseNote({ model }: { model: RadialModel }): JSX.Element | null {
  const trans = useTrans();
  const { record, inputs } = useModel(model.use);
  if (record === undefined) {
    return null;
  }
  const isUsed = inputs.length > 0;
  return (
    <div className={isUsed ? 'fd-Note fd-RecordUse' : 'fd-Note fd-mod-warning fd-RecordUse'} role="status">
      <p>
        {isUsed
          ? trans._n(
              '%2 is used for the data set of its voltage and camera length.',
              '%2 is used for the %1 data sets of its voltage and camera length.',
              inputs.length,
              nameOf(record)
            )
          : trans.__(
              'No data set here was recorded at the voltage and camera length of %1. To use it all the same, pick it in the column Calibration.',
              nameOf(record)
            )}
      </p>
      {isUsed && (
        <button type="button" className="fd-Button" onClick={() => model.backToAuto()}>
          {trans.__('Back to auto')}
        </button>
      )}
      <IconButton icon={closeIcon} size={12} name={trans.__('Hide this note')} onClick={() => model.use.dismiss()} />
    </div>
  );
}

import React from 'react';

import { isOpen } from '../../protocol/conversion';
import { FailureNote } from '../parts/FailureNote';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { ConvertModel } from './convertModel';
import { convertible } from './found';

/** Starts the conversion; says how many files it takes, or why there is nothing to do. */
export function ConvertButton({ model }: { model: ConvertModel }): JSX.Element | null {
  const trans = useTrans();
  const { inspection, form, starting, startFailure, status } = useModel(model);
  const { conversions } = useModel(model.conversions);
  if (inspection.state !== 'ready') {
    return null;
  }
  const { acquisitions } = inspection.value;
  const count = convertible(inspection.value, form.overwrite);
  const running = conversions.some(isOpen);
  const reason =
    status.state !== 'ready'
      ? trans.__('Waiting for the backend.')
      : count > 0
        ? undefined
        : running && acquisitions.some(({ state }) => state === 'converting')
          ? trans.__('Being converted: see Conversions.')
          : acquisitions.some(({ state }) => state === 'growing')
            ? trans.__('Still being written at the microscope: look again when the scan has ended.')
            : trans.__('All converted already. Tick Overwrite to convert again.');
  return (
    <div className="fd-Run">
      <button
        type="button"
        className="fd-Button fd-mod-main"
        disabled={reason !== undefined || starting}
        onClick={() => void model.convert()}
      >
        {starting
          ? trans.__('Starting…')
          : acquisitions.length > 1 && count > 0
            ? trans._n('Convert %1 file', 'Convert %1 files', count)
            : trans.__('Convert')}
      </button>
      {reason && <p className="fd-Hint">{reason}</p>}
      {startFailure && <FailureNote failure={startFailure} />}
    </div>
  );
}

import { refreshIcon } from '@jupyterlab/ui-components';
import React from 'react';

import { PickList } from '../parts/PickList';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { CalibrateModel } from './calibrateModel';

/** Which folder of the session holds the gold reference, looking at it again, and calibrating what is in it. */
export function CalibrateBar({ model }: { model: CalibrateModel }): JSX.Element {
  const trans = useTrans();
  const { subfolder, listing, starting } = useModel(model);
  const { selected } = useModel(model.rows);
  const { place, lists } = useModel(model.session);
  const isSession = place !== undefined && !('folder' in place);
  const entries = lists.subfolders.get('')?.entries ?? [];
  const { wanted } = model;
  return (
    <section className="fd-CalibrateBar" aria-label={trans.__('Run')}>
      {isSession && (
        <PickList
          label={trans.__('Au data folder name')}
          value={subfolder}
          entries={entries.map(entry => ({ value: entry.subfolder }))}
          onCommit={value => model.setSubfolder(value)}
        />
      )}
      <button
        type="button"
        className="fd-IconButton"
        aria-label={trans.__('Look again')}
        title={trans.__('Look at the folder again')}
        disabled={listing}
        onClick={() => model.refresh()}
      >
        <refreshIcon.react tag="span" width="16px" height="16px" />
      </button>
      <button
        type="button"
        className="fd-Button fd-mod-main"
        disabled={starting || wanted.length === 0}
        title={
          selected.size === 0
            ? trans.__('Calibrates every reference that has no calibration yet')
            : trans.__('Calibrates the selected references')
        }
        onClick={() => void model.calibrate(wanted)}
      >
        {starting
          ? trans.__('Starting…')
          : wanted.length === 0
            ? trans.__('Calibrate')
            : trans._n('Calibrate one reference', 'Calibrate %1 references', wanted.length)}
      </button>
    </section>
  );
}

import React, { useMemo } from 'react';

import type { ListingPanelOf } from '../listing/ListingPanel';
import { ListingPanel } from '../listing/ListingPanel';
import { useTrans } from '../parts/trans';
import { CalibrateDetail } from './CalibrateDetail';
import type { CalibrateModel } from './calibrateModel';
import { CalibrateFields } from './form/CalibrateFields';
import { GoldFolderField } from './GoldFolderField';
import { goldColumns } from './table/goldColumns';

export interface CalibratePanelProps extends ListingPanelOf<CalibrateModel> {
  /** Gives a record to the radial transform */
  onUseCalibration?(path: string): void;
}

/** The gold references of a session, and one of them under review: whether to believe it, and mending it in seconds. */
export function CalibratePanel({ onUseCalibration, ...shown }: CalibratePanelProps): JSX.Element {
  const trans = useTrans();
  const { model } = shown;
  const columns = useMemo(() => goldColumns(trans), [trans]);
  return (
    <ListingPanel
      {...shown}
      label={trans.__('Calibrate')}
      options={<CalibrateFields model={model} />}
      beforeRun={model.gold && <GoldFolderField gold={model.gold} session={model.session} />}
      columns={columns}
      words={{
        rows: trans.__('Gold references'),
        table: trans.__('Table of gold references'),
        filter: { label: trans.__('Filter references'), placeholder: trans.__('Filter: 300 kV, 20 cm, pass …') },
        all: trans.__('Calibrates every reference that has no calibration yet'),
        selected: trans.__('Calibrates the selected references'),
        done: count => trans.__('%1 calibrated', count),
        noFolder: trans.__('Choose a session, or another folder with a gold reference, to see its references here.'),
        looking: trans.__('Looking for gold references…'),
        nothing: trans.__('There are no data in this folder. Choose the folder of your gold reference above.')
      }}
      detail={<CalibrateDetail model={model} onUse={onUseCalibration} />}
    />
  );
}

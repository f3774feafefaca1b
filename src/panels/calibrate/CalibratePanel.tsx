import React, { useMemo } from 'react';

import { changedWords } from '../form/fieldWords';
import { ListingPanel } from '../listing/ListingPanel';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { CalibrateDetail } from './CalibrateDetail';
import type { CalibrateModel } from './calibrateModel';
import { CalibrateFields } from './form/CalibrateFields';
import { calibrateFormWords } from './form/calibrateFormWords';
import { GoldFolderField } from './GoldFolderField';
import { goldColumns } from './table/goldColumns';
import { statusName } from './table/goldRow';

export interface CalibratePanelProps {
  model: CalibrateModel;
  /** Leads to where the session is chosen for all panels */
  onChooseSession?(): void;
  /** Gives a record to the radial transform */
  onUseCalibration?(path: string): void;
  /** In a notebook cell, which has no height of its own */
  inCell?: boolean;
}

/** The gold references of a session, and one of them under review: whether to believe it, and mending it in seconds. */
export function CalibratePanel({ model, onChooseSession, onUseCalibration, inCell }: CalibratePanelProps): JSX.Element {
  const trans = useTrans();
  const { form, changed } = useModel(model.form);
  const columns = useMemo(() => goldColumns(trans), [trans]);
  return (
    <ListingPanel
      model={model}
      label={trans.__('Calibrate')}
      onChooseSession={onChooseSession}
      stacks={inCell}
      summary={changedWords(calibrateFormWords(trans), form, changed)}
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
        status: status => statusName(status, trans),
        noFolder: trans.__('Choose a session, or another folder with a gold reference, to see its references here.'),
        looking: trans.__('Looking for gold references…'),
        nothing: trans.__('There are no data in this folder. Choose the folder of your gold reference above.')
      }}
      detail={<CalibrateDetail model={model} onUse={onUseCalibration} />}
    />
  );
}

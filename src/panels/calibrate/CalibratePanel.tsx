import React, { useMemo } from 'react';

import { ConnectionBar } from '../parts/ConnectionBar';
import { FailureNote } from '../parts/FailureNote';
import { DataTable } from '../dataTable/DataTable';
import { PanelFrame } from '../frame/PanelFrame';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { useStatus } from '../parts/useStatus';
import { CalibrateBar } from './CalibrateBar';
import type { CalibrateModel } from './calibrateModel';
import { CalibrateFields } from './form/CalibrateFields';
import { calibrateWords } from './form/calibrateWords';
import { ReviewPane } from './review/ReviewPane';
import { goldColumns } from './table/goldColumns';
import { statusName } from './table/goldRow';

export interface CalibratePanelProps {
  model: CalibrateModel;
  /** Leads to where the session is chosen for all panels */
  onChooseSession?(): void;
}

/** The gold references of a session, and one of them under review: whether to believe it, and mending it in seconds. */
export function CalibratePanel({ model, onChooseSession }: CalibratePanelProps): JSX.Element {
  const trans = useTrans();
  const { failure, folder, listing, problems } = useModel(model);
  const { form, changed } = useModel(model.form);
  const columns = useMemo(() => goldColumns(trans), [trans]);
  return (
    <PanelFrame
      model={model.frame}
      label={trans.__('Calibrate')}
      session={model.session}
      onChooseSession={onChooseSession}
      bar={<Bar model={model} />}
      summary={calibrateWords(form, changed, trans)}
      options={<CalibrateFields model={model.form} />}
      run={<CalibrateBar model={model} />}
      table={
        <section className="fd-DataTable" aria-label={trans.__('Table of gold references')}>
          {failure && <FailureNote failure={failure} />}
          <DataTable
            model={model.rows}
            columns={columns}
            label={trans.__('Gold references')}
            filter={{ label: trans.__('Filter references'), placeholder: trans.__('Filter: 300 kV, 20 cm, pass …') }}
            statusName={status => statusName(status, trans)}
            empty={
              !failure && (
                <p className="fd-TableEmpty" role="status">
                  {folder === undefined
                    ? trans.__('Choose a session, or another folder with a gold reference, to see its references here.')
                    : listing
                      ? trans.__('Looking for gold references…')
                      : trans.__('There are no data in this folder. Choose the folder of your gold reference above.')}
                </p>
              )
            }
          />
          {problems.map(({ input, message }) => (
            <p key={input} className="fd-Note fd-mod-error">
              {message}
            </p>
          ))}
        </section>
      }
      detail={<ReviewPane model={model} />}
    />
  );
}

function Bar({ model }: { model: CalibrateModel }): JSX.Element {
  const status = useStatus(model.backend);
  return <ConnectionBar status={status} running={0} onConnect={() => model.connect()} />;
}

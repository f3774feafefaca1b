import React, { useMemo } from 'react';

import { DataTable } from '../dataTable/DataTable';
import { PanelFrame } from '../frame/PanelFrame';
import { ConnectionBar } from '../parts/ConnectionBar';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { useStatus } from '../parts/useStatus';
import { RadialFields } from './form/RadialFields';
import { radialWords } from './form/radialForm';
import { RadialBar } from './RadialBar';
import { RadialDetail } from './RadialDetail';
import type { RadialModel } from './radialModel';
import { dataSetColumns } from './table/dataSetColumns';
import { statusName } from './table/dataSetRow';

export interface RadialPanelProps {
  model: RadialModel;
  /** Leads to where the session is chosen for all panels */
  onChooseSession?(): void;
}

/** The scans of a session with their calibrations, and the profiles of the one looked at. */
export function RadialPanel({ model, onChooseSession }: RadialPanelProps): JSX.Element {
  const trans = useTrans();
  const { folder, listing, problems } = useModel(model);
  const { form, changed } = useModel(model.form);
  const status = useStatus(model.backend);
  const columns = useMemo(() => dataSetColumns(trans), [trans]);
  return (
    <PanelFrame
      model={model.frame}
      label={trans.__('Radial transform')}
      session={model.session}
      onChooseSession={onChooseSession}
      bar={<ConnectionBar status={status} running={0} onConnect={() => model.connect()} />}
      summary={radialWords(form, changed, trans)}
      options={<RadialFields model={model.form} />}
      run={<RadialBar model={model} />}
      table={
        <section className="fd-DataTable" aria-label={trans.__('Table of data sets')}>
          <DataTable
            model={model.rows}
            columns={columns}
            label={trans.__('Data sets')}
            filter={{ label: trans.__('Filter data sets'), placeholder: trans.__('Filter: name, stale, new …') }}
            statusName={state => statusName(state, trans)}
            empty={
              <p className="fd-TableEmpty" role="status">
                {folder === undefined
                  ? trans.__('Choose a session, or another folder with data, to see its data sets here.')
                  : listing
                    ? trans.__('Looking for data sets…')
                    : trans.__('There are no data in this folder or below it. Choose another.')}
              </p>
            }
          />
          {problems.map(({ input, message }) => (
            <p key={input} className="fd-Note fd-mod-error">
              {message}
            </p>
          ))}
        </section>
      }
      detail={<RadialDetail model={model} />}
    />
  );
}

import React, { useState } from 'react';

import { Tabs } from '../parts/Tabs';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { FindingsTab } from './findings/FindingsTab';
import { Variances } from './findings/Variances';
import { PreviewPane } from './preview/PreviewPane';
import { ProfilesPane } from './profiles/ProfilesPane';
import type { RadialModel } from './radialModel';
import { CalibrationPick } from './table/CalibrationPick';

/** One scan: with which calibration it is transformed and why, and the profiles that are there. */
export function RadialDetail({ model }: { model: RadialModel }): JSX.Element {
  const trans = useTrans();
  const { all, active } = useModel(model.rows);
  const { region } = useModel(model.profiles);
  const [tab, setTab] = useState<'preview' | 'result' | 'beam' | 'made'>();
  const row = all.find(({ path }) => path === active);
  if (!row) {
    return <p className="fd-TableEmpty">{trans.__('Click on a data set to see its calibration and its profiles.')}</p>;
  }
  const { calibration, notes, problem, stale, mean } = row.dataSet;
  const unavailable = mean === undefined ? trans.__('Not transformed yet.') : undefined;
  const shown = mean === undefined ? 'preview' : (tab ?? 'result');
  return (
    <section className="fd-RadialDetail" aria-label={trans.__('Radial transform of %1', row.name)}>
      <h2>{row.name}</h2>
      {problem !== undefined && <p className="fd-Note fd-mod-error">{problem}</p>}
      {notes.map(note => (
        <p key={note} className="fd-Note">
          {note}
        </p>
      ))}
      <CalibrationPick row={row} onPick={(path, record) => model.pick(path, record)} />
      {calibration && (
        <dl className="fd-Certificate">
          <div>
            <dt>{trans.__('Calibration')}</dt>
            <dd title={calibration.path}>{calibration.verdict ?? trans.__('no verdict')}</dd>
            <dd className="fd-Quiet">{calibration.reason}</dd>
          </div>
          <div>
            <dt>{trans.__('Pixel size')}</dt>
            <dd>{trans.__('%1 1/Å', calibration.pixelSizeInvAng.toPrecision(5))}</dd>
            <dd className="fd-Quiet">{trans.__('along the minor axis')}</dd>
          </div>
          <div>
            <dt>{trans.__('Axis ratio a/b')}</dt>
            <dd>{calibration.axisRatio.toFixed(4)}</dd>
          </div>
        </dl>
      )}
      {stale !== undefined && (
        <p className="fd-Note">{trans.__('The profiles on disk are stale: %1. Transform again.', stale)}</p>
      )}
      <Tabs
        label={trans.__('What is shown')}
        shown={shown}
        onShow={key => setTab(key)}
        tabs={[
          { key: 'preview', name: trans.__('Preview') },
          { key: 'result', name: trans.__('Profiles'), unavailable },
          { key: 'beam', name: trans.__('Direct beam'), unavailable },
          { key: 'made', name: trans.__('Record'), unavailable }
        ]}
      >
        {shown === 'preview' && <PreviewPane model={model.preview} form={model.form} />}
        {shown === 'result' && (
          <>
            <ProfilesPane model={model.profiles} />
            <Variances model={model.findings} chosen={region} />
          </>
        )}
        {(shown === 'beam' || shown === 'made') && <FindingsTab model={model.findings} shows={shown} />}
      </Tabs>
    </section>
  );
}

import { launchIcon } from '@jupyterlab/ui-components';
import React, { useState } from 'react';

import { panelWords } from '../../protocol/panelWords';
import { useNeighbours } from '../parts/neighbourSteps';
import { StepButton } from '../parts/StepButton';
import { Tabs } from '../parts/Tabs';
import { withShortPaths } from '../parts/paths';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { withoutPath } from '../parts/withoutPath';
import { PreviewPane } from './preview/PreviewPane';
import type { RadialModel } from './radialModel';
import type { ResultPart } from './result/RadialResultPane';
import { RadialResultPart, resultTabs } from './result/RadialResultPane';
import { CalibrationOfScan } from './table/CalibrationOfScan';

/** One scan: with which calibration it is transformed and why, and the profiles that are there. */
export function RadialDetail({
  model,
  onProfilesTab
}: {
  model: RadialModel;
  onProfilesTab?(mean: string): void;
}): JSX.Element {
  const trans = useTrans();
  const { before } = useNeighbours();
  const { all, active } = useModel(model.rows);
  const [tab, setTab] = useState<'preview' | ResultPart>();
  const row = all.find(({ path }) => path === active);
  if (!row) {
    return <p className="fd-TableEmpty">{trans.__('Click on a data set to see its calibration and its profiles.')}</p>;
  }
  const { calibration, notes, problem, stale, mean } = row.dataSet;
  const unavailable = mean === undefined ? trans.__('Not transformed yet.') : undefined;
  const shown = mean === undefined ? 'preview' : (tab ?? 'result');
  return (
    <section
      className={`fd-RadialDetail${shown === 'preview' ? ' fd-mod-fills' : ''}`}
      aria-label={trans.__('Radial transform of %1', row.name)}
    >
      <Tabs
        label={trans.__('What is shown')}
        heading={<h2>{row.name}</h2>}
        tools={
          onProfilesTab &&
          mean !== undefined && (
            <button type="button" className="fd-Button" onClick={() => onProfilesTab(mean)}>
              <launchIcon.react tag="span" width="16px" height="16px" />
              {trans.__('Open in own tab')}
            </button>
          )
        }
        shown={shown}
        onShow={key => setTab(key)}
        tabs={[{ key: 'preview', name: trans.__('Preview') }, ...resultTabs(trans, unavailable)]}
      >
        {problem !== undefined && (
          <div className="fd-Note fd-mod-error">
            <p title={problem}>{withShortPaths(withoutPath(problem, row.path))}</p>
            {!calibration && <StepButton step={before} label={name => trans.__('Open %1', name)} />}
          </div>
        )}
        {notes.map(note => (
          <p key={note} className="fd-Note">
            {panelWords(note)}
          </p>
        ))}
        <CalibrationOfScan row={row} onPick={(path, record) => model.pick(path, record)} />
        {stale !== undefined && (
          <p className="fd-Note">{trans.__('The profiles on disk are stale: %1. Transform again.', stale)}</p>
        )}
        {shown === 'preview' ? (
          <PreviewPane model={model.preview} form={model.form} isExplained={problem !== undefined} />
        ) : (
          <RadialResultPart model={model.result} shown={shown} />
        )}
      </Tabs>
    </section>
  );
}

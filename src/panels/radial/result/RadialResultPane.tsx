import type { TranslationBundle } from '@jupyterlab/translation';
import React, { useState } from 'react';

import { Tabs } from '../../parts/Tabs';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';

import { FindingsTab } from '../findings/FindingsTab';
import { Variances } from '../findings/Variances';
import { ProfilesPane } from '../profiles/ProfilesPane';
import type { RadialResultModel } from './radialResultModel';

/** What of a result is shown. */
export type ResultPart = 'result' | 'beam' | 'made';

/** The parts of a result, as tabs. @param unavailable why there is none */
export function resultTabs(
  trans: TranslationBundle,
  unavailable?: string
): { key: ResultPart; name: string; unavailable?: string }[] {
  return [
    { key: 'result', name: trans.__('Profiles'), unavailable },
    { key: 'beam', name: trans.__('Direct beam'), unavailable },
    { key: 'made', name: trans.__('Record'), unavailable }
  ];
}

export function RadialResultPart({ model, shown }: { model: RadialResultModel; shown: ResultPart }): JSX.Element {
  const { region } = useModel(model.profiles);
  return shown === 'result' ? (
    <>
      <ProfilesPane model={model.profiles} />
      <Variances model={model.findings} chosen={region} />
    </>
  ) : (
    <FindingsTab model={model.findings} shows={shown} />
  );
}

/** What a transform left of one scan, without the panel that it was started from. */
export function RadialResultPane({ model, name }: { model: RadialResultModel; name: string }): JSX.Element {
  const trans = useTrans();
  const [shown, setShown] = useState<ResultPart>('result');
  return (
    <section className="fd-RadialDetail" aria-label={trans.__('Radial transform of %1', name)}>
      <h2>{name}</h2>
      <Tabs label={trans.__('What is shown')} shown={shown} onShow={key => setShown(key)} tabs={resultTabs(trans)}>
        <RadialResultPart model={model} shown={shown} />
      </Tabs>
    </section>
  );
}

import React from 'react';

import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { FindingsModel } from './findingsModel';
import { MadeCard } from './MadeCard';
import { BeamOfScan } from './BeamOfScan';

/** What a transform left beside the profiles. */
export function FindingsTab({ model, shows }: { model: FindingsModel; shows: 'beam' | 'made' }): JSX.Element | null {
  const trans = useTrans();
  const { mean, findings, failure } = useModel(model);
  if (failure) {
    return <FailureNote failure={failure} />;
  }
  if (!findings || mean === undefined) {
    return <p className="fd-Quiet">{trans.__('Reading…')}</p>;
  }
  return shows === 'beam' ? <BeamOfScan findings={findings} output={mean} /> : <MadeCard findings={findings} />;
}

import React from 'react';

import type { AcquisitionRow } from '../../../protocol/acquisitions';
import type { Inspection } from '../../../protocol/convert/inspection';
import { FailureNote } from '../../parts/FailureNote';
import { nameOf } from '../../parts/paths';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { AcquisitionDetails } from './AcquisitionDetails';
import type { InspectionModel } from './inspectionModel';

/** The headers of one raw file, and what follows from them. */
export function InspectionView({ model }: { model: InspectionModel }): JSX.Element {
  const trans = useTrans();
  const { found } = useModel(model);
  return (
    <section className="fd-InspectionView" aria-label={trans.__('Headers of a raw file')}>
      <header className="fd-SectionHead">
        <h2 title={model.path}>{nameOf(model.path)}</h2>
        <button type="button" className="fd-Button" onClick={() => void model.read()}>
          {trans.__('Read again')}
        </button>
      </header>
      {found.state === 'loading' && (
        <p className="fd-Hint" role="status">
          {trans.__('Reading the headers of the frames…')}
        </p>
      )}
      {found.state === 'failed' && <FailureNote failure={found.failure} />}
      {found.state === 'ready' && <AcquisitionDetails row={rowOf(found.value)} found={found} isOpen />}
    </section>
  );
}

function rowOf({ input, stem, bytes, frames, detector, stateReason, output, warnings }: Inspection): AcquisitionRow {
  const { shape, dtype, depth, layout } = detector;
  return {
    path: input,
    stem,
    sample: '',
    bytes,
    modified: 0,
    frames,
    detector: layout,
    shape: [shape[0], shape[1]],
    dtype,
    depth,
    stateReason,
    output,
    warnings
  };
}

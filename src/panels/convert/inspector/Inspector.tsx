import React from 'react';

import { Tabs } from '../../parts/Tabs';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { Viewer } from '../../viewer/Viewer';
import type { ViewerModel } from '../../viewer/viewerModel';
import { ShapeResolver } from '../shapes/ShapeResolver';
import type { ResolverModel } from '../shapes/resolverModel';
import { AcquisitionDetails } from './AcquisitionDetails';
import type { InspectorModel } from './inspectorModel';

export interface InspectorProps {
  model: InspectorModel;
  resolver: ResolverModel;
  viewer: ViewerModel;
  /** Offers to load a result in a notebook */
  onNotebook?(output: string): void;
}

/** One acquisition: its result, its scan shape, its details. Nothing while none is looked at. */
export function Inspector({ model, resolver, viewer, onNotebook }: InspectorProps): JSX.Element | null {
  const trans = useTrans();
  const { row, hasResult, shown } = useModel(model);
  const { found } = useModel(resolver);
  if (!row) {
    return null;
  }
  return (
    <section className="fd-Inspector" aria-label={trans.__('The acquisition looked at')}>
      <Tabs
        label={row.stem}
        shown={shown}
        onShow={tab => model.show(tab)}
        tabs={[
          {
            key: 'result',
            name: trans.__('Result'),
            unavailable: hasResult ? undefined : trans.__('Not converted yet.')
          },
          { key: 'shape', name: trans.__('Scan shape') },
          { key: 'details', name: trans.__('Details') }
        ]}
      >
        {shown === 'result' && <Viewer model={viewer} onNotebook={onNotebook} />}
        {shown === 'shape' && <ShapeResolver model={resolver} />}
        {shown === 'details' && <AcquisitionDetails row={row} found={found} />}
      </Tabs>
    </section>
  );
}

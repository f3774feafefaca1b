import React from 'react';

import { Tabs } from '../../parts/Tabs';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ViewerProps } from '../../viewer/Viewer';
import { Viewer } from '../../viewer/Viewer';
import type { ViewerModel } from '../../viewer/viewerModel';
import { ShapeResolver } from '../shapes/ShapeResolver';
import type { ResolverModel } from '../shapes/resolverModel';
import { AcquisitionDetails } from './AcquisitionDetails';
import type { InspectorModel } from './inspectorModel';

/** What else can be done with a result. */
export type ResultActions = Pick<ViewerProps, 'onNotebook' | 'onTab' | 'onDocument'>;

export interface InspectorProps extends ResultActions {
  model: InspectorModel;
  resolver: ResolverModel;
  viewer: ViewerModel;
}

/** One acquisition: its result, its scan shape, its details. */
export function Inspector({ model, resolver, viewer, ...actions }: InspectorProps): JSX.Element {
  const trans = useTrans();
  const { row, hasResult, shown } = useModel(model);
  const { found } = useModel(resolver);
  if (!row) {
    return (
      <p className="fd-Hint fd-Inspector-none">
        {trans.__('Click on an acquisition to see how its frames are read as a scan, or its result.')}
      </p>
    );
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
        {shown === 'result' && <Viewer model={viewer} {...actions} />}
        {shown === 'shape' && <ShapeResolver model={resolver} />}
        {shown === 'details' && <AcquisitionDetails row={row} found={found} />}
      </Tabs>
    </section>
  );
}

import React from 'react';

import { ListingRun } from '../listing/ListingRun';
import { useTrans } from '../parts/trans';
import type { RadialModel } from './radialModel';

/** The button that transforms, and how far that is. */
export function RadialBar({ model }: { model: RadialModel }): JSX.Element {
  const trans = useTrans();
  return (
    <ListingRun
      model={model}
      words={{
        label: count =>
          count === 0 ? trans.__('Transform') : trans._n('Transform one data set', 'Transform %1 data sets', count),
        all: trans.__('Transforms everything that is new or stale'),
        selected: trans.__('Transforms the selected data sets'),
        done: count => trans.__('%1 transformed', count)
      }}
    />
  );
}

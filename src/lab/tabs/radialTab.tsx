import React from 'react';

import { RadialResultModel } from '../../panels/radial/result/radialResultModel';
import { RadialResultPane } from '../../panels/radial/result/RadialResultPane';
import type { OwnTab } from './ownTabWidget';
import type { TabPlace } from './tabPlugin';

/** The radial profiles of a scan. @param mean file of its mean profiles. @param name of the scan */
export function radialTab({ backend }: TabPlace, mean: string, name: string): OwnTab {
  const model = new RadialResultModel(backend);
  return {
    model,
    open: () => model.show(mean),
    draw: () => <RadialResultPane model={model} name={name} />
  };
}

import React from 'react';

import { InspectionModel } from '../../panels/convert/inspector/inspectionModel';
import { InspectionView } from '../../panels/convert/inspector/InspectionView';
import type { OwnTab } from './ownTabWidget';
import type { TabPlace } from './tabPlugin';

/** The headers of a raw file, read once: after that, whenever the user asks. */
export function inspectTab({ backend, trans }: TabPlace, path: string): OwnTab {
  const model = new InspectionModel(path, backend, trans);
  return {
    model,
    open: async () => {
      if (model.state.found.state === 'none') {
        await model.read();
      }
    },
    draw: () => <InspectionView model={model} />
  };
}

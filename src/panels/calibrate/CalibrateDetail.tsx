import React, { memo } from 'react';

import { Tabs } from '../parts/Tabs';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { CalibrateModel } from './calibrateModel';
import { LibraryPane } from './library/LibraryPane';
import type { ReviewLinks } from './review/ReviewActions';
import { ReviewPane } from './review/ReviewPane';

/** What is beside the table: one reference under review, or all calibrations of the session. */
export const CalibrateDetail = memo(function CalibrateDetail({
  model,
  ...links
}: { model: CalibrateModel } & ReviewLinks): JSX.Element {
  const trans = useTrans();
  const { tab } = useModel(model.detail);
  return (
    <Tabs
      label={trans.__('Calibrations')}
      tabs={[
        { key: 'review', name: trans.__('Review') },
        { key: 'library', name: trans.__('Library') }
      ]}
      shown={tab}
      onShow={next => model.show(next)}
    >
      {tab === 'review' ? <ReviewPane model={model} {...links} /> : <LibraryPane model={model} />}
    </Tabs>
  );
});

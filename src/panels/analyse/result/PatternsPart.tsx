import React, { useMemo, useState } from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ImageDisplay } from '../../plots/imageColours';
import { LinkedImages } from '../../plots/LinkedImages';
import type { ResultModel } from './resultModel';

const PATTERNS: ImageDisplay = { scale: 'log', colourMap: 'gray', percentiles: [3, 99.9] };

/** The mean diffraction pattern of each class, all with the same part in view; nothing where none were written. */
export function PatternsPart({ model }: { model: ResultModel }): JSX.Element | null {
  const trans = useTrans();
  const { record, patterns, component } = useModel(model);
  const [display, setDisplay] = useState(PATTERNS);
  const images = useMemo(
    () =>
      (patterns ?? [])
        .map((grid, at) => ({ title: trans.__('Class %1', at + 1), grid, at }))
        .filter(({ at }) => component === undefined || component === at),
    [trans, patterns, component]
  );
  return record === undefined || images.length === 0 ? null : (
    <LinkedImages
      title={trans.__('Mean pattern of each class')}
      images={images}
      output={record}
      display={display}
      onDisplay={setDisplay}
    />
  );
}

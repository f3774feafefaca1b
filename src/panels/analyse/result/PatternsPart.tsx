import React, { useMemo, useState } from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ImageDisplay } from '../../plots/imageColours';
import { LinkedImages } from '../../plots/LinkedImages';
import type { ResultModel, ShownPatterns } from './resultModel';

const PATTERNS: ImageDisplay = { scale: 'log', colourMap: 'gray', percentiles: [3, 99.9] };

/** The mean or maximum diffraction pattern of each class, all with the same part in view; nothing where none were written. */
export function PatternsPart({ model }: { model: ResultModel }): JSX.Element | null {
  const trans = useTrans();
  const { record, patterns, component } = useModel(model);
  const [display, setDisplay] = useState(PATTERNS);
  const [what, setWhat] = useState<keyof ShownPatterns>('means');
  const grids = patterns?.[what];
  const images = useMemo(
    () =>
      (grids ?? [])
        .map((grid, at) => ({ title: trans.__('Class %1', at + 1), grid, at }))
        .filter(({ at }) => component === undefined || component === at),
    [trans, grids, component]
  );
  const toggle = (value: keyof ShownPatterns, name: string): JSX.Element => (
    <button type="button" className="fd-Toggle" aria-pressed={what === value} onClick={() => setWhat(value)}>
      {name}
    </button>
  );
  return record === undefined || images.length === 0 ? null : (
    <>
      {patterns && patterns.maxima.length > 0 && (
        <div>
          <span className="fd-Toggles" role="group" aria-label={trans.__('Patterns of the classes')}>
            {toggle('means', trans.__('Mean'))}
            {toggle('maxima', trans.__('Maximum'))}
          </span>
        </div>
      )}
      <LinkedImages
        title={what === 'means' ? trans.__('Mean pattern of each class') : trans.__('Maximum pattern of each class')}
        images={images}
        output={record}
        display={display}
        onDisplay={setDisplay}
      />
    </>
  );
}

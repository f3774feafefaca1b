import React, { useState } from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { DisplayToolbar } from '../../plots/DisplayToolbar';
import { ImagePane } from '../../plots/ImagePane';
import type { ImageDisplay } from '../../plots/imagePlot';
import type { View } from '../../plots/viewKeys';
import type { ResultModel } from './resultModel';

const PATTERNS: ImageDisplay = { scale: 'log', colourMap: 'gray', percentiles: [3, 99.9] };

/** The mean diffraction pattern of each class, all with the same part in view; nothing where none were written. */
export function PatternsPart({ model }: { model: ResultModel }): JSX.Element | null {
  const trans = useTrans();
  const { record, patterns, component } = useModel(model);
  const [display, setDisplay] = useState(PATTERNS);
  const [view, setView] = useState<View>();
  if (!patterns || patterns.length === 0) {
    return null;
  }
  return (
    <section className="fd-AnalysisMaps" aria-label={trans.__('Mean pattern of each class')}>
      <header className="fd-SectionHead">
        <h3>{trans.__('Mean pattern of each class')}</h3>
        <DisplayToolbar
          label={trans.__('patterns')}
          display={display}
          onDisplay={setDisplay}
          onWholeView={() => setView(undefined)}
        />
      </header>
      <div className="fd-LinkedImages-row">
        {patterns.map((grid, at) =>
          component === undefined || component === at ? (
            <ImagePane
              key={at}
              title={trans.__('Class %1', at + 1)}
              grid={grid}
              unit={trans.__('counts')}
              display={display}
              view={view}
              onView={setView}
              output={record}
            />
          ) : null
        )}
      </div>
    </section>
  );
}

import React, { useState } from 'react';

import { useTrans } from '../../parts/trans';
import { DisplayedImage } from '../../plots/DisplayedImage';
import type { ImageDisplay } from '../../plots/imagePlot';
import { RingOverlay } from '../../plots/RingOverlay';
import type { PreviewView } from './previewView';

const PATTERN: ImageDisplay = { scale: 'log', colourMap: 'gray', percentiles: [3, 99.9] };

/** The pattern as it was recorded, with the rings that it is averaged along. */
export function PatternImage({ view, output }: { view?: PreviewView; output: string }): JSX.Element {
  const trans = useTrans();
  const [display, setDisplay] = useState(PATTERN);
  return (
    <section className="fd-Preview-pane" aria-label={trans.__('Diffraction pattern')}>
      <DisplayedImage
        title={trans.__('Pattern')}
        grid={view?.pattern}
        display={display}
        onDisplay={setDisplay}
        isPlain
        output={output}
        overlay={
          view && (axes => <RingOverlay axes={axes} centre={view.beam} theta={view.ellipse.theta} rings={view.rings} />)
        }
      />
      {view && (
        <p className="fd-Hint">
          {trans.__('Direct beam at row %1, column %2', view.beam.row.toFixed(2), view.beam.column.toFixed(2))}
        </p>
      )}
    </section>
  );
}

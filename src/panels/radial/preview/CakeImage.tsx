import React, { useState } from 'react';

import { useTrans } from '../../parts/trans';
import { DisplayedImage } from '../../plots/DisplayedImage';
import type { ImageDisplay } from '../../plots/imagePlot';
import type { PreviewView } from './previewView';

const CAKE: ImageDisplay = { scale: 'log', colourMap: 'gray', percentiles: [3, 99.9] };

/** The pattern unrolled, azimuth by ring: where the ellipse is right rings are straight lines. */
export function CakeImage({ view, output }: { view?: PreviewView; output: string }): JSX.Element {
  const trans = useTrans();
  const [display, setDisplay] = useState(CAKE);
  return (
    <section className="fd-Preview-pane" aria-label={trans.__('Polar image')}>
      <DisplayedImage
        title={trans.__('Polar image')}
        grid={view?.cake}
        display={display}
        onDisplay={setDisplay}
        isPlain
        output={output}
      />
    </section>
  );
}

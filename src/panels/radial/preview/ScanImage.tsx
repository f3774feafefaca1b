import React, { useState } from 'react';

import { FailureNote } from '../../parts/FailureNote';
import { Progress } from '../../parts/Progress';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ImagePoint } from '../../plots/axes';
import { Crosshair } from '../../plots/Crosshair';
import { DisplayedImage } from '../../plots/DisplayedImage';
import type { ImageDisplay } from '../../plots/imageColours';
import { PreviewHint } from './PreviewHint';
import type { PreviewModel } from './previewModel';

const SCAN: ImageDisplay = { scale: 'linear', colourMap: 'viridis', percentiles: [0.5, 99.5] };

/** The scan: a click shows how the pattern there would be transformed, and arrow keys step from there. */
export function ScanImage({ model, output }: { model: PreviewModel; output: string }): JSX.Element {
  const trans = useTrans();
  const { scan, fraction, scanFailure, place } = useModel(model);
  const [display, setDisplay] = useState(SCAN);
  const [grabbed, setGrabbed] = useState(0);
  const pick = (picked: ImagePoint): void => {
    model.point(picked);
    setGrabbed(grabbed + 1);
  };
  return (
    <section className="fd-Preview-pane" aria-label={trans.__('Scan')}>
      <DisplayedImage
        title={trans.__('Sum image')}
        grid={scan}
        display={display}
        onDisplay={setDisplay}
        isCompact
        isFailed={scanFailure !== undefined}
        output={output}
        onPick={pick}
        overlay={
          scan &&
          place &&
          (axes => (
            <Crosshair
              axes={axes}
              place={place}
              shape={scan.shape}
              label={trans.__('Scan position')}
              onMove={moved => model.point(moved)}
              grabbed={grabbed}
            />
          ))
        }
      />
      {fraction !== undefined && <Progress label={trans.__('Sum image')} fraction={fraction} />}
      {scanFailure && <FailureNote failure={scanFailure} />}
      <PreviewHint>
        {place
          ? trans.__('Row %1, column %2. Click, or use the arrow keys, with Shift by ten.', place.row, place.column)
          : trans.__('Click on the scan to see how the pattern there is transformed.')}
      </PreviewHint>
    </section>
  );
}

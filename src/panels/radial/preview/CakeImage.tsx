import React, { memo, useMemo, useState } from 'react';

import { useTrans } from '../../parts/trans';
import { toScreen } from '../../plots/axes';
import { DisplayedImage } from '../../plots/DisplayedImage';
import type { ImageDisplay } from '../../plots/imageColours';
import { unrolledScales } from '../../plots/unrolledScales';
import type { Sector } from '../../../core/calibration/pixels/exclusions';
import { sectorOfLines } from '../exclude/excluded';
import { PreviewHint } from './PreviewHint';
import type { PreviewView } from './previewView';

const CAKE: ImageDisplay = { scale: 'log', colourMap: 'gray', percentiles: [3, 99.9] };

export interface CakeImageProps {
  view?: PreviewView;
  output: string;
  /** Azimuths were drawn that are to be left out */
  onSector(sector: Sector): void;
}

/** The pattern unrolled, azimuth by q: where the ellipse is right rings are straight lines. */
export const CakeImage = memo(function CakeImage({ view, output, onSector }: CakeImageProps): JSX.Element {
  const trans = useTrans();
  const [display, setDisplay] = useState(CAKE);
  const { stepInvAng = 1, cake } = view ?? {};
  const lines = cake?.shape[0] ?? 1;
  const [, rings] = cake?.shape ?? [1, 1];
  const scales = useMemo(
    // A column is a ring: from half a pixel below to half a pixel above it
    () => unrolledScales({ shape: [lines, rings], qRange: [-0.5 * stepInvAng, (rings - 0.5) * stepInvAng] }, trans),
    [lines, rings, stepInvAng, trans]
  );
  return (
    <section className="fd-Preview-pane" aria-label={trans.__('Polar image')}>
      <DisplayedImage
        title={trans.__('Polar image')}
        grid={cake}
        display={display}
        onDisplay={setDisplay}
        isCompact
        output={output}
        scales={scales}
        onRegion={({ row, rows }) => view && onSector(sectorOfLines(row, rows, lines, view.ellipse))}
        overlay={
          view &&
          (axes => (
            <g className="fd-Rings">
              {view.rings.map(({ name, minor }) => (
                <path
                  key={name}
                  className="fd-Ring fd-mod-expected"
                  d={`M${toScreen(axes, { row: 0, column: minor }).x} ${axes.top}v${axes.height}`}
                >
                  <title>{name}</title>
                </path>
              ))}
            </g>
          ))
        }
      />
      <PreviewHint>
        {trans.__(
          'Azimuth downwards, q to the right. Rings are straight where the ellipse is right. Drag with Shift held to leave out a sector.'
        )}
      </PreviewHint>
    </section>
  );
});

import React, { useMemo } from 'react';

import { CopyButton } from '../../parts/CopyButton';
import { useTrans } from '../../parts/trans';
import { CurvePlot } from '../curves/CurvePlot';
import type { Grid } from '../grid';
import { HandleFields } from '../handles/HandleFields';
import type { PixelStep } from '../imagePlot';
import { figures, lengthText } from '../readoutText';
import type { Line } from './line';
import { directionOf, lengthOf, sampleLine } from './line';
import { lineHandles } from './lineHandles';

export interface LineProfileProps {
  line: Line;
  onLine(line: Line): void;
  /** Images that the line lies on, all of one size */
  images: readonly { readonly title: string; readonly grid: Grid }[];
  step?: PixelStep;
  /** Of the values */
  unit: string;
  /** Data set the images are of: with it the profile can be saved */
  output?: string;
}

const HEIGHT = 200;

/** How long a line on an image is, and the values along it. */
export function LineProfile({ line, onLine, images, step, unit, output }: LineProfileProps): JSX.Element {
  const trans = useTrans();
  const size = step?.size ?? 1;
  const curves = useMemo(
    () =>
      images.map(({ title, grid }) => {
        const { distances, values } = sampleLine(grid, line);
        return { name: title, x: distances.map(distance => distance * size), y: values };
      }),
    [images, line, size]
  );
  const axes = useMemo(
    () => ({ x: { title: trans.__('Distance'), unit: step?.unit ?? trans.__('px') }, y: { title: unit } }),
    [trans, step, unit]
  );
  const length = lengthText(lengthOf(line), step);
  return (
    <section className="fd-LineProfile" aria-label={trans.__('Line profile')}>
      <p>
        <strong>{length}</strong>{' '}
        <span className="fd-Quiet">
          {[
            ...(step ? [lengthText(lengthOf(line))] : []),
            ...spacing(lengthOf(line), step).map(text => trans.__('spacing %1', text)),
            trans.__('%1° from down towards right', directionOf(line).toFixed(1))
          ].join(', ')}
        </span>
        <CopyButton text={length} label={trans.__('Copy the distance')} />
      </p>
      <HandleFields
        label={trans.__('Ends of the line, in pixels')}
        geometry={lineEnds}
        shape={line}
        image={images[0].grid.shape}
        onShape={onLine}
      />
      <CurvePlot title={trans.__('Line profile')} curves={curves} axes={axes} output={output} height={HEIGHT} />
    </section>
  );
}

/** Boxes for both ends; the line as a whole has none. */
const lineEnds: typeof lineHandles = { ...lineHandles, parts: () => ['from', 'to'] };

/** The distance of planes that a distance in reciprocal space stands for. */
function spacing(pixels: number, step: PixelStep | undefined): string[] {
  return step?.unit === '1/Å' && pixels > 0 ? [`${figures(Number((1 / (pixels * step.size)).toPrecision(4)))} Å`] : [];
}

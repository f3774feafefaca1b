import type { ReactNode } from 'react';
import React, { memo, useMemo, useRef } from 'react';

import { useTrans } from '../parts/trans';
import type { Axes } from './axes';
import { SaveImage } from './export/SaveImage';
import type { Grid } from './grid';
import type { ImageDisplay } from './imageColours';
import { imageColours } from './imageColours';
import type { ImageScales, PixelStep } from './imagePlot';
import { framePlot, wholeView } from './imagePlot';
import { Plot } from './Plot';
import { PlotBoundary } from './PlotBoundary';
import type { PointerActions } from './usePlotPointer';
import { usePlotTheme } from './usePlotTheme';
import type { View } from './viewKeys';

export interface ImagePaneProps extends PointerActions {
  title: string;
  grid: Grid;
  /** Unit of the values, such as "counts" */
  unit: string;
  display: ImageDisplay;
  step?: PixelStep;
  /** What the axes show in place of rows and columns; the same object as long as it is the same */
  scales?: ImageScales;
  /** Part in view; all of it when absent */
  view?: View;
  onView(view: View): void;
  /** Data set the image is of: with it the image can be saved */
  output?: string;
  /** SVG to draw over the image, where the axes are now */
  overlay?(axes: Axes): ReactNode;
  /** Takes the height it is given, too (see Plot) */
  fills?: boolean;
}

/**
 * One image with its title: takes the theme around it, has the image turned into a plot, and leaves the drawing to Plot. Where many stand
 * side by side, those of which nothing has changed have nothing to do.
 */
export const ImagePane = memo(function ImagePane(props: ImagePaneProps): JSX.Element {
  const { title, grid, unit, display, step, scales, view, onView, output, overlay, fills, ...pointer } = props;
  const trans = useTrans();
  const figure = useRef<HTMLElement>(null);
  const theme = usePlotTheme(figure);
  const words = useMemo(() => ({ row: trans.__('row'), column: trans.__('column'), unit }), [trans, unit]);
  const colours = useMemo(() => imageColours(grid, display), [grid, display]);
  const spec = useMemo(
    () => theme && framePlot({ colours, words, step, scales, theme }),
    [colours, words, step, scales, theme]
  );
  // By its numbers: an image of the same size that comes next is no other view.
  const [rows, columns] = grid.shape;
  const shape = useMemo(() => [rows, columns] as const, [rows, columns]);
  const all = useMemo(() => wholeView(shape, step), [shape, step]);
  return (
    <figure className="fd-ImagePane" ref={figure}>
      <figcaption>
        <span>
          {title} {!scales && <span className="fd-Quiet">{trans.__('%1 rows × %2 columns', rows, columns)}</span>}
        </span>
        {output && <SaveImage image={{ grid, colours, words, step, scales, output, what: title, part: view ?? all }} />}
      </figcaption>
      {spec && (
        <PlotBoundary>
          <Plot
            spec={spec}
            colours={colours}
            readout={{ grid, words, step, scales }}
            label={trans.__('%1, %2 rows by %3 columns', title, rows, columns)}
            shape={shape}
            view={view ?? all}
            all={all}
            onView={onView}
            overlay={overlay}
            fills={fills}
            {...pointer}
          />
        </PlotBoundary>
      )}
    </figure>
  );
});

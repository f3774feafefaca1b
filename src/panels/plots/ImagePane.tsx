import React, { useMemo, useRef } from 'react';

import { useTrans } from '../parts/trans';
import type { Grid } from './grid';
import type { ImageDisplay, PixelStep } from './imagePlot';
import { imagePlot, wholeView } from './imagePlot';
import { Plot } from './Plot';
import { PlotBoundary } from './PlotBoundary';
import { usePlotTheme } from './usePlotTheme';
import type { View } from './viewKeys';

export interface ImagePaneProps {
  title: string;
  grid: Grid;
  /** Unit of the values, such as "counts" */
  unit: string;
  display: ImageDisplay;
  step?: PixelStep;
  /** Part in view; all of it when absent */
  view?: View;
  onView(view: View): void;
}

/** One image with its title: takes the theme around it, has the image turned into a plot, and leaves the drawing to Plot. */
export function ImagePane({ title, grid, unit, display, step, view, onView }: ImagePaneProps): JSX.Element {
  const trans = useTrans();
  const figure = useRef<HTMLElement>(null);
  const theme = usePlotTheme(figure);
  const words = useMemo(() => ({ row: trans.__('row'), column: trans.__('column'), unit }), [trans, unit]);
  const spec = useMemo(
    () => theme && imagePlot({ grid, display, words, step, theme }),
    [grid, display, words, step, theme]
  );
  const all = useMemo(() => wholeView(grid.shape, step), [grid, step]);
  const [rows, columns] = grid.shape;
  return (
    <figure className="fd-ImagePane" ref={figure}>
      <figcaption>
        {title} <span className="fd-Quiet">{trans.__('%1 rows × %2 columns', rows, columns)}</span>
      </figcaption>
      {spec && (
        <PlotBoundary>
          <Plot
            spec={spec}
            label={trans.__('%1, %2 rows by %3 columns', title, rows, columns)}
            shape={grid.shape}
            view={view ?? all}
            all={all}
            onView={onView}
          />
        </PlotBoundary>
      )}
    </figure>
  );
}

import React, { useLayoutEffect, useRef } from 'react';

import type { Axes } from './axes';
import { magnification, toScreen } from './axes';
import type { Coloured } from './colourPixels';
import { colourPixels } from './colourPixels';

export interface ImageCanvasProps {
  axes: Axes;
  coloured: Coloured;
  /** [rows, columns] */
  shape: readonly [number, number];
}

/**
 * The pixels of an image, under the axes that Plotly draws: in a hundredth of the time that it takes for a heatmap, so that
 * patterns follow a hand that steps or drags.
 */
export function ImageCanvas({ axes, coloured, shape: [rows, columns] }: ImageCanvasProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    context?.putImageData(new ImageData(colourPixels(coloured), columns, rows), 0, 0);
  }, [coloured, rows, columns]);
  const { left, top, width, height } = axes;
  const from = toScreen(axes, { row: -0.5, column: -0.5 });
  const to = toScreen(axes, { row: rows - 0.5, column: columns - 0.5 });
  return (
    <div className="fd-ImageArea" style={{ left, top, width, height }}>
      <canvas
        ref={canvas}
        // Several pixels in one of the screen are averaged, so that no spot falls between them
        className={magnification(axes) < 1 ? undefined : 'fd-mod-sharp'}
        width={columns}
        height={rows}
        style={{ left: from.x - left, top: from.y - top, width: to.x - from.x, height: to.y - from.y }}
        aria-hidden
      />
    </div>
  );
}

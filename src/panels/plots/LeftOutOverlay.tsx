import React, { useMemo } from 'react';

import type { Axes } from './axes';
import { toScreen } from './axes';
import type { Grid } from './grid';

/** Of a pixel that is left out: red, green, blue, opacity. The same in light and dark, as the pattern under it. */
const COLOUR = [230, 159, 0, 130] as const;

export interface LeftOutOverlayProps {
  axes: Axes;
  /** From 0.5 on a pixel is left out */
  grid: Grid;
}

/** Pixels that do not count, in a colour over the image. */
export function LeftOutOverlay({ axes, grid }: LeftOutOverlayProps): JSX.Element {
  const address = useMemo(() => pictureOf(grid), [grid]);
  const [rows, columns] = grid.shape;
  const [from, to] = [
    toScreen(axes, { row: -0.5, column: -0.5 }),
    toScreen(axes, { row: rows - 0.5, column: columns - 0.5 })
  ];
  return (
    <image
      className="fd-LeftOut"
      href={address}
      x={from.x}
      y={from.y}
      width={to.x - from.x}
      height={to.y - from.y}
      preserveAspectRatio="none"
    />
  );
}

function pictureOf({ values, shape: [rows, columns] }: Grid): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns, rows];
  const pixels = new Uint8ClampedArray(4 * values.length);
  values.forEach((value, at) => value >= 0.5 && pixels.set(COLOUR, 4 * at));
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  return canvas.toDataURL();
}

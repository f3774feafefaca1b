import React, { useEffect, useRef } from 'react';

import { colourPixels } from '../../plots/colourPixels';
import type { Grid } from '../../plots/grid';
import { finiteValues, valueRange } from '../../plots/valueRange';

/** A map, small: its values between two percentiles in colours. */
export function MapThumbnail({ grid, label }: { grid: Grid; label: string }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [rows, columns] = grid.shape;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    const ends = valueRange(finiteValues(grid.values), [0.5, 99.5]);
    const pixels = colourPixels({ positions: grid.values, ends, colourMap: 'inferno' });
    context?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  }, [grid, rows, columns]);
  return (
    <canvas ref={canvas} className="fd-MapThumbnail" width={columns} height={rows} role="img" aria-label={label} />
  );
}

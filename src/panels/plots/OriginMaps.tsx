import React, { useState } from 'react';

import { useTrans } from '../parts/trans';
import type { Grid } from './grid';
import type { ImageDisplay } from './imageColours';
import { LinkedImages } from './LinkedImages';

/** One coordinate of the direct beam over the scan, px: as it was found, NaN where it was not, and on the plane through that. */
export interface OriginMap {
  readonly found?: Grid;
  readonly plane?: Grid;
}

export interface OriginMapsProps {
  row: OriginMap;
  column: OriginMap;
  /** What was found, in words */
  says?: string;
  output: string;
}

const MAP: ImageDisplay = { scale: 'linear', colourMap: 'viridis', percentiles: [0.5, 99.5] };

/** Row and column of the direct beam over the scan: as they were found, and after the plane fit. */
export function OriginMaps({ row, column, says, output }: OriginMapsProps): JSX.Element {
  const trans = useTrans();
  const [rows, setRows] = useState(MAP);
  const [columns, setColumns] = useState(MAP);
  const images = ({ found, plane }: OriginMap) => [
    ...(found ? [{ title: trans.__('As found'), grid: found }] : []),
    ...(plane ? [{ title: trans.__('Plane fit'), grid: plane }] : [])
  ];
  return (
    <section className="fd-OriginMaps" aria-label={trans.__('Direct beam over the scan')}>
      {says !== undefined && <p className="fd-Hint">{says}</p>}
      <LinkedImages
        title={trans.__('Row of the direct beam')}
        images={images(row)}
        unit={trans.__('px')}
        output={output}
        display={rows}
        onDisplay={setRows}
      />
      <LinkedImages
        title={trans.__('Column of the direct beam')}
        images={images(column)}
        unit={trans.__('px')}
        output={output}
        display={columns}
        onDisplay={setColumns}
      />
    </section>
  );
}

import React, { useMemo, useState } from 'react';

import type { RadialFindings } from '../../../protocol/radial/radialFindings';
import { useTrans } from '../../parts/trans';
import { decodeImage } from '../../plots/grid';
import type { ImageDisplay } from '../../plots/imageColours';
import { LinkedImages } from '../../plots/LinkedImages';

const MAP: ImageDisplay = { scale: 'linear', colourMap: 'viridis', percentiles: [0.5, 99.5] };

/** Row and column of the direct beam over the scan: as they were found, and after the plane fit. */
export function OriginMaps({ findings, output }: { findings: RadialFindings; output: string }): JSX.Element | null {
  const trans = useTrans();
  const { origins, made } = findings;
  const [rows, setRows] = useState(MAP);
  const [columns, setColumns] = useState(MAP);
  const grids = useMemo(
    () =>
      origins && {
        row: { used: decodeImage(origins.used.row), found: origins.found && decodeImage(origins.found.row) },
        column: { used: decodeImage(origins.used.column), found: origins.found && decodeImage(origins.found.column) }
      },
    [origins]
  );
  if (!grids) {
    return <p className="fd-Hint">{trans.__('The file does not say where the direct beam was.')}</p>;
  }
  const images = ({ used, found }: (typeof grids)['row']) => [
    ...(found ? [{ title: trans.__('As found'), grid: found }] : []),
    { title: trans.__('After the plane fit'), grid: used }
  ];
  return (
    <section className="fd-OriginMaps" aria-label={trans.__('Direct beam over the scan')}>
      {made && (
        <p className="fd-Hint">
          {made.origin.method === 'given'
            ? trans.__('The centre was given, the same for all positions.')
            : trans.__(
                'Found in %1 of %2 patterns looked at, %3 px (rms) from the plane. What was not looked at is left empty.',
                made.origin.found,
                made.origin.looked,
                made.origin.residual.toFixed(2)
              )}
        </p>
      )}
      <LinkedImages
        title={trans.__('Row of the direct beam')}
        images={images(grids.row)}
        unit={trans.__('px')}
        output={output}
        display={rows}
        onDisplay={setRows}
      />
      <LinkedImages
        title={trans.__('Column of the direct beam')}
        images={images(grids.column)}
        unit={trans.__('px')}
        output={output}
        display={columns}
        onDisplay={setColumns}
      />
    </section>
  );
}

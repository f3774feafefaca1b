import React from 'react';

import type { ScanRegion } from '../../protocol/viewer';
import { useTrans } from '../parts/trans';
import type { ImagePoint } from '../plots/axes';
import { NumberBox } from '../plots/NumberBox';
import type { ViewerModel } from './viewerModel';

export interface ScanFieldsProps {
  scan: readonly [number, number];
  place?: ImagePoint;
  region?: ScanRegion;
  model: ViewerModel;
}

/** Row and column of the scan position in numbers, and the size of the region where one is shown. */
export function ScanFields({ scan: [rows, columns], place, region, model }: ScanFieldsProps): JSX.Element {
  const trans = useTrans();
  const { row, column } = region ?? place ?? { row: 0, column: 0 };
  const go = (to: ImagePoint): void =>
    region
      ? model.sumRegion({
          ...to,
          rows: Math.min(region.rows, rows - to.row),
          columns: Math.min(region.columns, columns - to.column)
        })
      : model.pointAt(to);
  return (
    <div
      className="fd-NumberFields"
      role="group"
      aria-label={region ? trans.__('Region of the scan') : trans.__('Scan position')}
    >
      <NumberBox
        label={trans.__('Row')}
        showLabel
        value={row}
        min={0}
        max={rows - 1}
        onValue={value => go({ row: value, column })}
      />
      <NumberBox
        label={trans.__('Column')}
        showLabel
        value={column}
        min={0}
        max={columns - 1}
        onValue={value => go({ row, column: value })}
      />
      {region && (
        <>
          <NumberBox
            label={trans.__('Rows')}
            showLabel
            value={region.rows}
            min={1}
            max={rows - row}
            onValue={value => model.sumRegion({ ...region, rows: value })}
          />
          <NumberBox
            label={trans.__('Columns')}
            showLabel
            value={region.columns}
            min={1}
            max={columns - column}
            onValue={value => model.sumRegion({ ...region, columns: value })}
          />
        </>
      )}
    </div>
  );
}

import React, { useMemo } from 'react';

import type { ScanPlan } from '../../../core/scan/scanPlan';
import { useTrans } from '../../parts/trans';
import type { FrameValues } from './frameValues';
import { ScanCanvas } from './ScanCanvas';
import { scanPicture, smallScanImage } from './scanPicture';

export interface ScanThumbnailProps {
  /** Absent: there is no scan to show */
  plan?: ScanPlan;
  values?: FrameValues;
  /** Shown shape, for the description */
  title: string;
}

const LONGEST = 128;

/** The scan image that a shape would give, small; hatched where there is none. */
export function ScanThumbnail({ plan, values, title }: ScanThumbnailProps): JSX.Element {
  const trans = useTrans();
  const picture = useMemo(
    () =>
      plan?.kind === 'scan' && values ? () => scanPicture(smallScanImage(values.values, plan, LONGEST)) : undefined,
    [plan, values]
  );
  return (
    <span className="fd-ShapeCard-picture">
      {picture && plan?.kind === 'scan' && (
        <ScanCanvas
          label={trans.__('Scan image with %1', title)}
          rows={plan.rows}
          columns={plan.columns}
          picture={picture}
        />
      )}
    </span>
  );
}

import React, { useMemo } from 'react';

import type { ScanPlan } from '../../../core/scan/scanPlan';
import { useTrans } from '../../parts/trans';
import type { FrameValues } from './frameValues';
import { scanBox } from './scanBox';
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
/** Pixels of the page */
const SIZE = 72;

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
        <span className="fd-ScanBox" style={scanBox(plan, SIZE)}>
          <ScanCanvas label={trans.__('Scan image with %1', title)} picture={picture} />
        </span>
      )}
    </span>
  );
}

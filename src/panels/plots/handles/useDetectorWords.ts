import { useMemo } from 'react';

import { useTrans } from '../../parts/trans';
import type { DetectorPart } from './detectorGeometry';

/** What the parts of a detector are called. */
export function useDetectorWords(): Record<DetectorPart, string> {
  const trans = useTrans();
  return useMemo(
    () => ({
      centre: trans.__('Centre'),
      radius: trans.__('Radius'),
      inner: trans.__('Inner radius'),
      outer: trans.__('Outer radius')
    }),
    [trans]
  );
}

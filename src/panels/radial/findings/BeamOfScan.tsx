import React, { useMemo } from 'react';

import type { RadialFindings } from '../../../protocol/radial/radialFindings';
import { useTrans } from '../../parts/trans';
import { decodeImage } from '../../plots/grid';
import { OriginMaps } from '../../plots/OriginMaps';

/** Where the direct beam was taken to be when a scan was transformed. */
export function BeamOfScan({ findings, output }: { findings: RadialFindings; output: string }): JSX.Element | null {
  const trans = useTrans();
  const { origins, made } = findings;
  const maps = useMemo(() => {
    const map = (axis: 'row' | 'column') => ({
      found: origins?.found && decodeImage(origins.found[axis]),
      plane: origins && decodeImage(origins.used[axis])
    });
    return origins && { row: map('row'), column: map('column') };
  }, [origins]);
  if (!maps) {
    return <p className="fd-Hint">{trans.__('The file does not say where the direct beam was.')}</p>;
  }
  const found = (): string =>
    trans.__(
      'Found in %1 of %2 patterns looked at, %3 px (rms) from the plane. What was not looked at is left empty.',
      made?.origin.found,
      made?.origin.looked,
      made?.origin.residual.toFixed(2)
    );
  const says =
    made && (made.origin.method === 'given' ? trans.__('The centre was given, the same for all positions.') : found());
  return <OriginMaps {...maps} says={says} output={output} />;
}

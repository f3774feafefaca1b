import React, { useMemo, useState } from 'react';

import { useTrans } from '../../parts/trans';
import { ImagePane } from '../../plots/ImagePane';
import type { ImagePaneProps } from '../../plots/ImagePane';
import type { ImageDisplay } from '../../plots/imageColours';
import { NumberBox } from '../../plots/NumberBox';
import { thresholded } from './liveClasses';
import type { MatchMap } from './resultModel';

/** Today's notebooks mark positions above this percentile. */
const USUAL = 90;
const LARGEST = 99.9;
const KINDS = ['fit', 'shift', 'variance'] as const;
const SHIFTS: ImageDisplay = { scale: 'linear', colourMap: 'viridis', percentiles: [0.5, 99.5] };

export interface MatchMapsProps {
  matches: readonly MatchMap[];
  /** Structure whose maps alone are shown */
  structure: string | undefined;
  display: ImageDisplay;
  /** What all maps of the scan share: the part that is shown, and the positions that are chosen */
  shared: Omit<ImagePaneProps, 'title' | 'grid' | 'unit' | 'display'>;
}

/** Where structures fit, how far their rings are shifted, and where rings vary much; above a threshold, if wanted. */
export function MatchMaps({ matches, structure, display, shared }: MatchMapsProps): JSX.Element | null {
  const trans = useTrans();
  const [kind, setKind] = useState<MatchMap['kind']>('fit');
  const [percentile, setPercentile] = useState<number>();
  const names = { fit: trans.__('Fit'), shift: trans.__('Shift'), variance: trans.__('Variance of rings') };
  const units = { fit: trans.__('correlation'), shift: trans.__('1/Å'), variance: trans.__('variance') };
  const says = {
    fit: trans.__('Correlation of the profile of each position with the rings of a structure'),
    shift: trans.__('How much further out the rings lie than those of the structure'),
    variance: trans.__('Variance of the pattern of each position in a window about a ring')
  };
  const shown = useMemo(
    () =>
      matches
        .filter(one => one.kind === kind && (kind === 'variance' || structure === undefined || one.name === structure))
        .map(one => (percentile === undefined ? one : { ...one, map: thresholded(one.map, percentile) })),
    [matches, kind, structure, percentile]
  );
  if (matches.length === 0) {
    return null;
  }
  return (
    <section aria-label={trans.__('Maps of structures and rings')}>
      <div className="fd-AnalysisHead-line">
        <h3>{trans.__('Where structures fit')}</h3>
        <span className="fd-Toggles" role="group" aria-label={trans.__('What the maps show')}>
          {KINDS.filter(own => matches.some(one => one.kind === own)).map(own => (
            <button
              key={own}
              type="button"
              className="fd-Toggle"
              aria-pressed={kind === own}
              title={says[own]}
              onClick={() => setKind(own)}
            >
              {names[own]}
            </button>
          ))}
          <button
            type="button"
            className="fd-Toggle"
            aria-pressed={percentile !== undefined}
            title={trans.__('Only positions above a percentile of this data set')}
            onClick={() => setPercentile(percentile === undefined ? USUAL : undefined)}
          >
            {trans.__('Threshold')}
          </button>
        </span>
        {percentile !== undefined && (
          <NumberBox
            label={trans.__('Percentile of the threshold')}
            value={percentile}
            min={0}
            max={LARGEST}
            step={0.1}
            onValue={setPercentile}
          />
        )}
      </div>
      <div className="fd-LinkedImages-row">
        {shown.map(({ name, map }) => (
          <ImagePane
            key={name}
            title={kind === 'variance' ? trans.__('%1 1/Å', name) : name}
            grid={map}
            unit={units[kind]}
            display={kind === 'shift' ? SHIFTS : display}
            {...shared}
          />
        ))}
      </div>
    </section>
  );
}

import React, { useMemo, useState } from 'react';

import { nameOf } from '../../parts/paths';
import { FailureNote } from '../../parts/FailureNote';
import { Progress } from '../../parts/Progress';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { Axes } from '../../plots/axes';
import type { ImageDisplay } from '../../plots/imagePlot';
import { RingOverlay } from '../../plots/RingOverlay';
import type { CalibrateModel } from '../calibrateModel';
import { Certificate } from './Certificate';
import { LinkedImages } from './LinkedImages';
import { ProfilePlot } from './ProfilePlot';
import { recordNumbers } from './recordNumbers';
import { ReviewActions } from './ReviewActions';
import { ringOutlines } from './ringMarks';
import type { ReviewState } from './reviewModel';
import { VerdictHead } from './VerdictHead';

const PATTERN: ImageDisplay = { scale: 'log', colourMap: 'gray', percentiles: [3, 99.9] };

/** One gold reference under review: the verdict first, then numbers and drawings that all follow from the same record. */
export function ReviewPane({ model }: { model: CalibrateModel }): JSX.Element {
  const trans = useTrans();
  const state = useModel(model.review);
  const { input, pattern, reading, failure, saveFailure, attempts } = state;
  if (input === undefined) {
    return (
      <p className="fd-TableEmpty">{trans.__('Click on a reference to see whether to believe its calibration.')}</p>
    );
  }
  const { record, failure: fitFailure } = attempts.steps[attempts.at];
  return (
    <section className="fd-Review" aria-label={trans.__('Calibration of %1', nameOf(input))}>
      {record && <VerdictHead record={record} />}
      <ReviewActions model={model} />
      {(failure ?? fitFailure ?? saveFailure) && <FailureNote failure={(failure ?? fitFailure ?? saveFailure)!} />}
      {!pattern && !failure && (
        <Progress
          label={trans.__('Reading the pattern')}
          fraction={reading && reading.framesDone / Math.max(1, reading.frames)}
        />
      )}
      {record && <Certificate record={record} />}
      <Drawings state={state} output={input} />
    </section>
  );
}

function Drawings({ state, output }: { state: ReviewState; output: string }): JSX.Element | null {
  const trans = useTrans();
  const { pattern, attempts } = state;
  const { record, views } = attempts.steps[attempts.at];
  const [patterns, setPatterns] = useState(PATTERN);
  const [unrolled, setUnrolled] = useState(PATTERN);
  const numbers = useMemo(() => record && recordNumbers(record), [record]);
  if (!pattern) {
    return null;
  }
  if (!record || !views || !numbers) {
    return (
      <LinkedImages
        title={trans.__('Pattern as recorded')}
        images={[{ title: trans.__('Original'), grid: pattern.recorded }]}
        output={output}
        display={patterns}
        onDisplay={setPatterns}
      />
    );
  }
  const { centreRow: row, centreColumn: column, theta } = numbers.values;
  const overlay = (round: boolean) =>
    function Rings(axes: Axes): JSX.Element {
      const rings = ringOutlines(record, numbers, round);
      return <RingOverlay axes={axes} centre={{ row, column }} theta={theta} rings={rings} />;
    };
  return (
    <>
      {views.profile && <ProfilePlot profile={views.profile} output={output} />}
      <LinkedImages
        title={trans.__('Ellipticity')}
        images={[
          { title: trans.__('Corrected'), grid: views.corrected, overlay: overlay(true) },
          { title: trans.__('Original'), grid: pattern.recorded, overlay: overlay(false) }
        ]}
        output={output}
        display={patterns}
        onDisplay={setPatterns}
      />
      <LinkedImages
        title={trans.__('Unrolled: rings are straight when the ellipse is right')}
        images={[
          { title: trans.__('Ellipse taken out'), grid: views.unrolled },
          { title: trans.__('As recorded'), grid: views.unrolledAsRecorded }
        ]}
        output={output}
        display={unrolled}
        onDisplay={setUnrolled}
      />
    </>
  );
}

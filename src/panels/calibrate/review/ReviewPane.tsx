import React, { useCallback, useMemo, useState } from 'react';

import { ringTargets } from '../../../core/calibration/ringTargets';
import { electronWavelength } from '../../../core/gold/wavelength';
import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import { knownStandard } from '../../../protocol/calibrate/recordStandard';
import { FieldRows } from '../../form/FieldRows';
import { nameOf } from '../../parts/paths';
import type { Failure } from '../../parts/failure';
import { FailureNote } from '../../parts/FailureNote';
import { panelWords } from '../../../protocol/panelWords';
import { Progress } from '../../parts/Progress';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { withoutPath } from '../../parts/withoutPath';
import type { ImageDisplay } from '../../plots/imageColours';
import type { CalibrateModel } from '../calibrateModel';
import { AdviceButtons } from '../advice/AdviceButtons';
import { QRangeSlider } from '../form/QRangeSlider';
import { PatternSection } from '../hand/PatternSection';
import { toggledArc } from '../hand/ringArcs';
import { OriginSection } from '../origins/OriginSection';
import { ResidualSection } from '../residuals/ResidualSection';
import type { RingPiece } from '../unrolled/piecesOfRings';
import { UnrolledSection } from '../unrolled/UnrolledSection';
import { Certificate } from './Certificate';
import { drawnOf } from './drawn';
import { OtherOptions } from './OtherOptions';
import { ProfileSection } from './ProfileSection';
import type { ReviewLinks } from './ReviewActions';
import { ReviewActions } from './ReviewActions';
import { reviewKey } from './reviewKeys';
import type { ReviewState } from './reviewModel';
import { VerdictHead } from './VerdictHead';

/** Failures for want of conditions that no metadata tell: they are asked for where that is said */
const UNTOLD = ['E_NO_VOLTAGE', 'E_NO_CAMERA_LENGTH'];
const PATTERN: ImageDisplay = { scale: 'log', colourMap: 'gray', percentiles: [3, 99.9] };

/** One gold reference under review: the verdict first, then numbers and drawings that all follow from the same record. */
export function ReviewPane({ model, ...links }: { model: CalibrateModel } & ReviewLinks): JSX.Element {
  const trans = useTrans();
  const state = useModel(model.review);
  const { input, pattern, reading, failure, saveFailure, attempts, drawn } = state;
  if (input === undefined) {
    return (
      <p className="fd-TableEmpty">{trans.__('Click on a reference to see whether to believe its calibration.')}</p>
    );
  }
  const { failure: fitFailure, options } = attempts.steps[attempts.at];
  const failed = failure ?? fitFailure ?? saveFailure;
  const { record } = drawn;
  return (
    <section
      className="fd-Review"
      aria-label={trans.__('Calibration of %1', nameOf(input))}
      // A click anywhere in it gives it the keys
      tabIndex={-1}
      onKeyDown={event => {
        const act = reviewKey(event, model);
        if (act) {
          event.preventDefault();
          event.stopPropagation();
          act();
        }
      }}
    >
      {record && <VerdictHead record={record} />}
      {[...new Set(record?.warnings)].map(warning => (
        <p key={warning} className="fd-Note fd-mod-warning">
          {panelWords(warning)}
        </p>
      ))}
      {record && <AdviceButtons record={record} onOptions={options => model.review.change(options)} />}
      <ReviewActions model={model} {...links} />
      <OtherOptions model={model} />
      {failed && <FailureNote failure={{ ...failed, message: withoutPath(failed.message, input) }} />}
      {asksFor(failed, pattern, options) && (
        <div className="fd-Untold">
          <FieldRows model={model.form} fields={['voltage', 'cameraLength']} />
        </div>
      )}
      {!pattern && !failure && (
        <Progress
          label={trans.__('Reading the pattern')}
          fraction={reading && reading.framesDone / Math.max(1, reading.frames)}
        />
      )}
      {record && <Certificate record={record} />}
      <Drawings model={model} state={state} output={input} />
    </section>
  );
}

/** Whether voltage or camera length are to be given. Not only while a failure says so: a box must stay where it is while the other one is tried. */
function asksFor(
  failed: Failure | undefined,
  pattern: ReviewState['pattern'],
  { voltage, cameraLength }: CalibrationOptions
): boolean {
  const isUntold =
    pattern && ((voltage ?? pattern.voltage) === undefined || (cameraLength ?? pattern.cameraLength) === undefined);
  return isUntold === true || (failed?.code !== undefined && UNTOLD.includes(failed.code));
}

interface DrawingsProps {
  model: CalibrateModel;
  state: ReviewState;
  output: string;
}

function Drawings({ model, state, output }: DrawingsProps): JSX.Element | null {
  const { pattern, attempts, drawn: shown } = state;
  const trans = useTrans();
  const { options } = attempts.steps[attempts.at];
  const [patterns, setPatterns] = useState(PATTERN);
  const [unrolled, setUnrolled] = useState(PATTERN);
  const { record, views } = shown;
  const drawn = useMemo(() => drawnOf({ record, views }), [record, views]);
  const voltage = options.voltage ?? record?.['acceleration_voltage(V)'] ?? pattern?.voltage;
  const { standard: named, latticeParameter } = options;
  const standard = useMemo(
    () => knownStandard({ standard: named, latticeParameter }, record),
    [named, latticeParameter, record]
  );
  const targets = useMemo(
    () => (voltage === undefined || !standard ? [] : ringTargets(electronWavelength(voltage), standard)),
    [voltage, standard]
  );
  const { review } = model;
  const change = useCallback((next: CalibrationOptions, isHeld?: boolean) => review.change(next, isHeld), [review]);
  const hold = useCallback(() => review.hold(), [review]);
  const toggle = useCallback(
    ({ rings, azimuth }: RingPiece) => {
      const { options: now } = review.attempt;
      review.change({ ...now, excludeArcs: toggledArc(now.excludeArcs ?? [], rings, azimuth) });
    },
    [review]
  );
  if (!pattern) {
    return null;
  }
  return (
    <>
      {drawn && <ProfileSection drawn={drawn} output={output} />}
      <section className="fd-QRange">
        <p className="fd-Quiet">{trans.__('q range used')}</p>
        <QRangeSlider model={model} />
      </section>
      <PatternSection
        recorded={pattern.recorded}
        drawn={drawn}
        options={options}
        targets={targets}
        output={output}
        display={patterns}
        onDisplay={setPatterns}
        onOptions={change}
        onHold={hold}
      />
      {drawn && (
        <UnrolledSection drawn={drawn} output={output} display={unrolled} onDisplay={setUnrolled} onToggle={toggle} />
      )}
      {drawn && <ResidualSection drawn={drawn} output={output} />}
      {drawn && <OriginSection model={model.origins} output={output} />}
    </>
  );
}
